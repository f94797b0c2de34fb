import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BreakerDetail, BreakerList, JournalPage, RecentRates, Series } from '@fuseboard/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFile } from '../src/http/journal-export.ts';
import { definition } from './support/definitions.ts';
import { startServer, type TestServer } from './support/start-server.ts';

const SECRET = 'hunter2';
let server: TestServer;
let webRoot: string;

beforeAll(async () => {
  webRoot = mkdtempSync(join(tmpdir(), 'fuseboard-web-'));
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>the board</title>');
  writeFileSync(join(webRoot, 'assets', 'index-abc123.js'), 'export {};');
  writeFileSync(join(webRoot, '.env'), SECRET);
  writeFileSync(join(webRoot, '..', 'fuseboard-outside.txt'), SECRET);
  server = await startServer({
    webRoot,
    breakers: [
      definition('a', {
        group: 'shop',
        description: 'Card authorisation',
        breaker: { waitDurationInOpenState: { initial: 1_000, max: 60_000 } },
        endpoint: {
          type: 'http',
          url: `http://user:${SECRET}@127.0.0.1:9/pay?key=${SECRET}&region=eu#x`,
          method: 'POST',
          headers: { authorization: `Bearer ${SECRET}` },
          body: { client_secret: SECRET },
        },
      }),
      definition('b', { group: 'shop' }),
      definition('c'),
      definition('d', { breaker: { waitDurationInOpenState: 1_000 } }),
    ],
  });
});

afterAll(async () => {
  await server.close();
  rmSync(webRoot, { recursive: true });
  rmSync(join(webRoot, '..', 'fuseboard-outside.txt'));
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers });

async function json<Body>(path: string): Promise<Body> {
  const response = await get(`/api/v1${path}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('application/json');
  return (await response.json()) as Body; // of the type that the path has by contract
}

describe('the list of breakers', () => {
  it('has every view, and where the journal stands', async () => {
    const list = await json<BreakerList>('/breakers');
    expect(list.breakers.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    expect(list).toMatchObject({
      bootId: server.server.hub.bootId,
      seq: server.server.hub.journal.lastSeq,
      serverTime: server.clock.wall(),
    });
    expect(list.breakers[0]).toMatchObject({
      group: 'shop',
      description: 'Card authorisation',
      state: 'closed',
      failureRate: null,
      calls: { buffered: 0, minimum: 2 },
      thresholds: { failureRate: 50, window: { type: 'count-based', size: 10 } },
      instances: 1,
    });
  });

  it('is filtered by group and by any of several states', async () => {
    server.breaker('b').breaker.disable();
    server.breaker('c').breaker.trip();
    const named = async (query: string): Promise<string[]> =>
      (await json<BreakerList>(`/breakers${query}`)).breakers.map(({ name }) => name);
    expect(await named('?group=shop')).toEqual(['a', 'b']);
    expect(await named('?state=open')).toEqual(['c']);
    expect(await named('?state=open&state=disabled')).toEqual(['b', 'c']);
    expect(await named('?state=closed&group=nobody')).toEqual([]);
  });
});

describe('a breaker', () => {
  it('shows its definition and every setting in force', async () => {
    const detail = await json<BreakerDetail>('/breakers/a');
    expect(detail).toMatchObject({
      name: 'a',
      fallbacks: 0,
      inFlight: 0,
      definition: { breaker: { minimumNumberOfCalls: 2 } },
      config: { failureRateThreshold: 50, classifyError: 'classifyError', maxConcurrentCalls: null },
    });
  });

  it('never shows a secret of its endpoint', async () => {
    const response = await get('/api/v1/breakers/a');
    const text = await response.text();
    expect(text).not.toContain(SECRET);
    expect(JSON.parse(text)).toMatchObject({
      definition: {
        endpoint: {
          url: 'http://•••@127.0.0.1:9/pay?key=•••&region=•••',
          headers: { authorization: '•••' },
          body: '•••',
        },
      },
    });
  });
});

describe('the explanation of a breaker', () => {
  const explanation = async (name: string) => (await json<BreakerDetail>(`/breakers/${name}`)).explanation;

  it('is its own, of the present instant, in numbers and in words', async () => {
    const { breaker } = server.breaker('d');
    breaker.fail(breaker.acquire(), 5, new Error('down'));
    const told = await explanation('d');
    expect(told).toEqual(breaker.explain());
    expect(told).toMatchObject({
      state: 'closed',
      cause: null,
      notOpen: [{ rule: 'minimum-number-of-calls', observed: 1, threshold: 2 }],
      next: [{ to: 'open', on: 'failures', calls: 1 }, { on: 'slow-calls' }],
    });
    expect(told.text).toContain('It has not opened: a rate needs 2 calls and there are 1.');
  });

  it('counts down with the clock', async () => {
    server.breaker('d').breaker.trip();
    const [before] = (await explanation('d')).next;
    await server.pass(400);
    const [after] = (await explanation('d')).next;
    expect([before, after]).toMatchObject([
      { to: 'half-open', on: 'next-call', inMs: 1_000 },
      { to: 'half-open', on: 'next-call', inMs: 600 },
    ]);
  });

  it('has the instants of its cause as wall time', async () => {
    const { breaker } = server.breaker('d');
    breaker.forceOpen({ actor: 'ana', reason: 'drill', expiresAfter: 60_000 });
    const told = await explanation('d');
    expect(told).toMatchObject({
      cause: { type: 'operator', expiresAt: server.clock.wall() + 60_000 },
      next: [
        { to: 'half-open', on: 'time', inMs: 60_000 },
        { to: 'closed', on: 'operator' },
      ],
      why: 'It is forced-open: forced open by ana (drill).',
    });
    breaker.reset();
  });
});

describe('the journal', () => {
  it('comes as pages, and each says where the next one is', async () => {
    for (let mark = 1; mark <= 5; mark++) {
      const response = await fetch(`${server.url}/api/v1/journal/marks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: `deploy ${mark}` }),
      });
      expect(response.status).toBe(201);
      expect(await response.json()).toMatchObject({ kind: 'mark', text: `deploy ${mark}`, actor: 'local' });
    }
    const response = await get('/api/v1/journal?kind=mark&limit=3');
    const page = (await response.json()) as JournalPage; // by contract
    expect(page.entries.map((entry) => entry.kind === 'mark' && entry.text)).toEqual([
      'deploy 5',
      'deploy 4',
      'deploy 3',
    ]);
    const link = response.headers.get('link') ?? '';
    expect(link).toBe(`</api/v1/journal?kind=mark&limit=3&before=${page.next}>; rel="next"`);
    const rest = await json<JournalPage>(`/journal?kind=mark&limit=3&before=${page.next}`);
    expect(rest.entries).toHaveLength(2);
    expect(rest.next).toBeNull();
  });

  it('comes as a table that no spreadsheet takes for formulas', async () => {
    server.server.hub.record({
      kind: 'mark',
      breaker: null,
      text: '=HYPERLINK("http://evil"),\r\n"x"',
      actor: '@ana',
    });
    const response = await get('/api/v1/journal?format=csv&kind=mark&limit=1');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('journal.csv');
    const [, line] = (await response.text()).split(/\r\n(?=\d|$)/);
    expect(line).toMatch(/^\d+,2026-01-01T00:00:00\.\d{3}Z,mark,,'@ana,/);
    expect(line).toContain(`"'=HYPERLINK(""http://evil""),\r\n""x"""`);
  });
});

describe('the journal as a file', () => {
  const found = '?kind=mark&text=release';
  const mark = (text: string) =>
    server.server.hub.record({ kind: 'mark', breaker: null, text, actor: 'ana' }).seq;
  const seqs: number[] = [];

  beforeAll(() => {
    for (let count = 1; count <= 1_201; count++) seqs.unshift(mark(`Release ${count}`));
    mark('something else');
  });

  it('has everything that fits, however many pages that is, and is a page by its form', async () => {
    const response = await get(`/api/v1/journal/export${found}`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="journal.json"');
    const file = (await response.json()) as JournalPage; // by contract
    expect(file.entries.map(({ seq }) => seq)).toEqual(seqs);
    expect(file).toMatchObject({ bootId: server.server.hub.bootId, next: null });
    const [page] = (await json<JournalPage>(`/journal${found}&limit=1`)).entries;
    expect(file.entries[0]).toEqual(page);
  });

  it('has the same as a table', async () => {
    const response = await get(`/api/v1/journal/export${found}&format=csv`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="journal.csv"');
    const [head, ...lines] = (await response.text()).trimEnd().split('\r\n');
    expect(head).toMatch(/^seq,time,kind,breaker,/);
    expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(seqs);
  });

  it('of nothing is whole, too', async () => {
    expect(await json<JournalPage>('/journal/export?text=nowhere-at-all')).toMatchObject({
      entries: [],
      next: null,
    });
    const csv = await (await get('/api/v1/journal/export?text=nowhere-at-all&format=csv')).text();
    expect(csv).toMatch(/^seq,time,.*\r\n$/);
  });

  it('is not read on for who has gone', async () => {
    const reads: number[] = [];
    const parts = (async function* () {
      for (let part = 0; part < 1_000; part++) {
        reads.push(part);
        yield Array.from({ length: 100 }, () =>
          server.server.hub.record({ kind: 'mark', breaker: null, text: 'x'.repeat(200), actor: 'ana' }),
        );
      }
    })();
    const { body } = await exportFile(parts, { format: 'json', bootId: 'b' });
    for await (const chunk of body) if (String(chunk).length > 0) break;
    expect(reads.length).toBeLessThan(50);
  });

  it('breaks off where the rest cannot be read, so that nobody takes it for the whole', async () => {
    const parts = (async function* () {
      yield [server.server.hub.record({ kind: 'mark', breaker: null, text: 'last', actor: 'ana' })];
      throw new Error('the disk is gone');
    })();
    const { body } = await exportFile(parts, { format: 'json', bootId: 'b' });
    const read = async () => {
      for await (const chunk of body) expect(String(chunk)).not.toContain('"next"');
    };
    await expect(read()).rejects.toThrow('the disk is gone');
  });

  it('filters by several breakers and by a group', async () => {
    const of = async (query: string) =>
      new Set((await json<JournalPage>(`/journal${query}`)).entries.map(({ breaker }) => breaker));
    server.breaker('a').breaker.reset();
    server.breaker('a').breaker.trip({ actor: 'ana', reason: 'drill' });
    server.breaker('d').breaker.trip({ actor: 'ana', reason: 'drill' });
    expect(await of('?breaker=c&breaker=d')).toEqual(new Set(['c', 'd']));
    expect(await of('?group=shop')).toEqual(new Set(['a', 'b']));
    expect(await of('?group=shop&breaker=b&breaker=d')).toEqual(new Set(['b']));
    expect(await of('?group=shop&breaker=d')).toEqual(new Set());
  });
});

describe('series', () => {
  it('have a point a second and the states', async () => {
    await server.pass(3_000);
    const series = await json<Series>('/breakers/c/series?points=10');
    expect(series).toMatchObject({ breaker: 'c', step: 1_000 });
    expect(series.points).toHaveLength(3);
    expect(series.points.at(-1)).toMatchObject({ state: 'open', success: 0 });
    expect(series.states.at(-1)).toMatchObject({ state: 'open', to: null });
  });

  it('of all breakers begin the sparklines', async () => {
    const recent = await json<RecentRates>('/series/recent?points=2');
    expect(recent).toMatchObject({ step: 2_000, rates: { a: [null, null], b: [null, null] } });
  });
});

describe('the page', () => {
  it('is served for every address that is its own, and never kept', async () => {
    for (const path of ['/', '/b/payments.v2', '/journal?kind=mark', '/learn/1/step/2']) {
      const response = await get(path, { accept: 'text/html,*/*' });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('the board');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('has parts that are kept for ever, since their names change with their content', async () => {
    const response = await get('/assets/index-abc123.js');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toContain('javascript');
  });

  it('is not served in the place of a missing part or an unknown address of the API', async () => {
    for (const path of ['/assets/gone.js', '/api/v1/nothing', '/api/v2/breakers']) {
      const response = await get(path, { accept: path.startsWith('/api') ? 'text/html' : '*/*' });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'unknown-route' });
    }
  });

  it('runs nothing inline and nothing from elsewhere', async () => {
    const response = await get('/', { accept: 'text/html' });
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('strict-transport-security')).toBeNull();
  });

  it('says what to do when it is not built', async () => {
    const unbuilt = await startServer({ webRoot: join(webRoot, 'nowhere') });
    const response = await fetch(unbuilt.url, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm start');
    await unbuilt.close();
  });

  it('does not lead to files outside it or hidden in it', async () => {
    for (const path of [
      '/../fuseboard-outside.txt',
      '/..%2ffuseboard-outside.txt',
      '/.env',
      '/assets/..%5c..%5c.env',
    ]) {
      const { status, body } = await raw(path);
      expect(body).not.toContain(SECRET);
      expect([400, 404]).toContain(status);
    }
  });

  /** fetch would tidy the path up before it sends it. */
  function raw(path: string): Promise<{ status: number; body: string }> {
    const { hostname, port } = new URL(server.url);
    return new Promise((resolve, reject) => {
      request({ hostname, port, path }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      })
        .on('error', reject)
        .end();
    });
  }
});

describe('the probes', () => {
  it('answer to any host', async () => {
    expect(await (await get('/healthz', { host: '10.1.2.3' })).json()).toEqual({ status: 'ok' });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
  });
});
