import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_DOCS_STYLE } from '../src/http/api-docs-style.ts';
import { collectRoutes } from '../src/http/api-operation.ts';
import { html, prose } from '../src/http/html.ts';
import { definition } from './support/definitions.ts';
import { DescribedApi } from './support/described-api.ts';
import { startServer, type TestServer } from './support/start-server.ts';
import { ALL_TOKENS, bearer, TOKENS, WRONG_TOKEN } from './support/tokens.ts';
import { upstream, type Upstream } from './support/upstream.ts';

let endpoint: Upstream;
let target: TestServer;
let api: DescribedApi;

beforeAll(async () => {
  endpoint = await upstream((_request, response) => {
    response.statusCode = 500;
    response.end();
  });
  target = await startServer({
    demo: true,
    breakers: [
      definition('pay', {
        group: 'checkout',
        description: 'Cards',
        endpoint: {
          type: 'http',
          url: `${endpoint.url.replace('//', '//user:secret@')}?key=secret`,
          method: 'POST',
          headers: { authorization: 'secret' },
          body: { deep: [1, null, { a: 'b' }] },
        },
        traffic: { rate: 1, arrival: 'constant' },
        fallback: { body: { cached: [true] } },
        breaker: {
          waitDurationInOpenState: { initial: '10s', max: '1m' },
          slowStart: { duration: '10s', initialRate: 10 },
        },
      }),
      definition('timed', {
        endpoint: { type: 'tcp', host: '127.0.0.1', port: 9 },
        breaker: { slidingWindow: { type: 'time-based', duration: '10s' }, measureLatency: false },
      }),
    ],
  });
  api = await DescribedApi.of(target.url);
});

afterAll(async () => {
  await target.close();
  endpoint.close();
});

const pay = { params: { name: 'pay' } };
const command = (body: object) => ({ ...pay, body: { reason: 'drill', ...body } });
const status = async (asked: Promise<Response>): Promise<number> => (await asked).status;

describe('the description of the API', () => {
  it('is OpenAPI 3.1 that a linter has nothing against', async () => {
    // The probes refuse nobody, so that they have no 4xx.
    const config = await createConfig({
      extends: ['recommended-strict'],
      rules: { 'operation-4xx-response': 'off' },
    });
    const source = JSON.stringify(api.document);
    const complaints = await lintFromString({ source, config });
    expect(complaints.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
    const broken = await lintFromString({ source: source.replace('"operationId"', '"operation"'), config });
    expect(broken).not.toEqual([]);
  });

  it('has every route, since one that declares nothing, or not who it is for, cannot be added', async () => {
    const app = Fastify();
    const routes = collectRoutes(app);
    expect(() => app.get('/api/v1/secret', () => null)).toThrow(
      'GET /api/v1/secret must declare in its config.api what it takes and gives.',
    );
    expect(() => app.get('/elsewhere', () => null)).toThrow(
      'GET /elsewhere must declare in its config who it is for.',
    );
    expect(() => app.get('/open', { config: { action: 'anyone' } }, () => null)).not.toThrow();
    expect(routes).toEqual([]);
    expect(api.operations().map(({ method, path }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining(['get /api/v1/breakers/{name}', 'post /api/v1/commands', 'get /metrics']),
    );
  });

  it('describes what breakers answer, in every state and with all that a breaker can be defined with', async () => {
    expect(await status(api.ask('listBreakers'))).toBe(200);
    expect(await status(api.ask('listBreakers', { query: '?state=closed&state=open&group=checkout' }))).toBe(
      200,
    );
    expect(await status(api.ask('listBreakers', { query: '?state=shut' }))).toBe(400);
    expect(await status(api.ask('showBreaker', { params: { name: 'none' } }))).toBe(404);
    for (let call = 0; call < 3; call += 1) await target.breaker('pay').call();
    expect(target.breaker('pay').breaker.state).toBe('open');
    expect(await status(api.ask('showBreaker', pay))).toBe(200);
    for (const name of ['probe', 'force-open', 'disable', 'metrics-only', 'reset', 'trip']) {
      const expires = ['force-open', 'disable', 'metrics-only'].includes(name) ? { expiresIn: 60 } : {};
      expect(await status(api.ask('commandBreaker', command({ command: name, ...expires })))).toBe(200);
      expect(await status(api.ask('showBreaker', pay))).toBe(200);
    }
    expect(await status(api.ask('showBreaker', { params: { name: 'timed' } }))).toBe(200);
    for (const demo of ['payments', 'search', 'email'])
      expect(await status(api.ask('showBreaker', { params: { name: demo } }))).toBe(200);
  });

  it('describes what changes of definitions answer', async () => {
    const own = { params: { name: 'own' } };
    const body = { name: 'own', endpoint: { type: 'http', url: endpoint.url, headers: { a: 'b' } } };
    expect(await status(api.ask('checkDefinition', { body: { definition: body } }))).toBe(200);
    expect(await status(api.ask('checkDefinition', { body: { definition: {} } }))).toBe(200);
    expect(await status(api.ask('checkDefinition', { body: { breaker: 'none', definition: {} } }))).toBe(404);
    expect(await status(api.ask('addBreaker', { body }))).toBe(201);
    expect(await status(api.ask('addBreaker', { body }))).toBe(409);
    expect(await status(api.ask('addBreaker', { body: {} }))).toBe(400);
    const change = {
      group: 'g',
      traffic: { rate: 1 },
      fallback: { body: [1] },
      endpoint: { headers: { a: 'c' } },
    };
    expect(await status(api.ask('editBreaker', { ...own, body: change }))).toBe(200);
    expect(await status(api.ask('editBreaker', { ...own, body: change }))).toBe(200);
    expect(await status(api.ask('editBreaker', { ...own, body: { group: 1 } }))).toBe(400);
    expect(await status(api.ask('editBreaker', { ...own, query: '?expectVersion=1', body: change }))).toBe(
      409,
    );
    expect(await status(api.ask('removeBreaker', { ...own, query: '?reason=a drill' }))).toBe(200);
    expect(await status(api.ask('removeBreaker', own))).toBe(404);
    expect(await status(api.ask('listDefinitions'))).toBe(200);
    expect(await status(api.ask('listVersions', own))).toBe(200);
    const restored = (version: string) => api.ask('restoreVersion', { params: { name: 'own', version } });
    expect(await status(restored('9'))).toBe(404);
    expect(await status(restored('2'))).toBe(200);
    expect(await status(api.ask('readJournal', { query: '?kind=config' }))).toBe(200);
    await api.ask('removeBreaker', own);
  });

  it('describes what commands answer', async () => {
    await api.ask('commandBreaker', command({ command: 'reset' }));
    expect(await status(api.ask('commandBreaker', command({ command: 'probe' })))).toBe(409);
    expect(await status(api.ask('commandBreaker', command({ command: 'reset', expectGeneration: 0 })))).toBe(
      409,
    );
    expect(await status(api.ask('commandBreaker', command({ command: 'dance' })))).toBe(400);
    expect(await status(api.ask('commandBreaker', { ...pay, body: { command: 'reset' } }))).toBe(400);
    const text = { 'content-type': 'text/plain' };
    expect(await status(api.ask('commandBreaker', { ...pay, body: '', headers: text }))).toBe(415);
    expect(
      await status(api.ask('commandBreaker', command({ command: 'reset', reason: 'x'.repeat(70_000) }))),
    ).toBe(413);
    const foreign = { headers: { origin: 'https://elsewhere.example' } };
    expect(await status(api.ask('commandBreaker', { ...command({ command: 'reset' }), ...foreign }))).toBe(
      403,
    );
    const many = { command: 'probe', reason: 'drill', breakers: ['pay', 'timed', 'none'] };
    expect(await status(api.ask('commandMany', { body: many }))).toBe(200);
    expect(await status(api.ask('commandMany', { body: { ...many, command: 'force-open' } }))).toBe(200);
    expect(await status(api.ask('commandMany', { body: { ...many, group: 'checkout' } }))).toBe(400);
  });

  it('describes what commands would do, and what takes one back', async () => {
    const all = { command: 'probe', breakers: ['pay', 'timed', 'none'] };
    expect(await status(api.ask('commandImpact', { body: all }))).toBe(200);
    expect(await status(api.ask('commandImpact', { body: { command: 'reset', group: 'none' } }))).toBe(404);
    expect(await status(api.ask('commandImpact', { body: { command: 'reset' } }))).toBe(400);
    const done = await api.ask('commandBreaker', command({ command: 'force-open', expiresIn: 60 }));
    const { seq } = (await done.json()) as { seq: number };
    const undo = (body: object, of = String(seq)) => api.ask('undoCommand', { params: { seq: of }, body });
    expect(await status(undo({ reason: 'x' }))).toBe(400);
    expect(await status(undo({ reason: 'wrong one' }))).toBe(200);
    expect(await status(undo({}))).toBe(409);
    expect(await status(api.ask('undoMany', { body: { seqs: [seq, 4_000_000] } }))).toBe(200);
    expect(await status(api.ask('undoMany', { body: { seqs: [seq + 2] } }))).toBe(200);
    expect(await status(api.ask('undoMany', { body: { seqs: [] } }))).toBe(400);
    expect(await status(undo({}, '4000000'))).toBe(404);
    const grouped = { command: 'reset', reason: 'drill', group: 'checkout' };
    expect(await status(api.ask('commandMany', { body: grouped }))).toBe(200);
    expect(await status(api.ask('commandMany', { body: { ...grouped, group: 'none' } }))).toBe(404);
    expect(await status(api.ask('commandMany', { body: { ...grouped, command: 'force-open' } }))).toBe(200);
  });

  it('describes the journal, whatever is in it', async () => {
    expect(await status(api.ask('markJournal', { body: { text: 'deploy 1.4.2' } }))).toBe(201);
    expect(await status(api.ask('markJournal', { body: { text: '' } }))).toBe(400);
    await api.ask('turnDials', { params: { name: 'payments' }, body: { errorRate: 100 } });
    await api.ask('startScenario', { params: { id: 'slow-search' } });
    await target.pass(2_000);
    await api.ask('stopScenario', { params: { id: 'slow-search' } });
    const breaker = target.breaker('pay').breaker;
    breaker.metricsOnly({ reason: 'drill' });
    for (let call = 0; call < 3; call += 1) await target.breaker('pay').call();
    const page = await api.ask('readJournal', { query: '?limit=1000' });
    const kinds = new Set(
      ((await page.json()) as { entries: { kind: string }[] }).entries.map(({ kind }) => kind),
    );
    expect([...kinds].toSorted()).toEqual([
      'command',
      'config',
      'dials',
      'mark',
      'scenario',
      'server',
      'threshold-exceeded',
      'transition',
    ]);
    expect(await status(api.ask('readJournal', { query: '?kind=mark&kind=command&limit=2' }))).toBe(200);
    expect(await status(api.ask('readJournal', { query: '?format=csv' }))).toBe(200);
    expect(await status(api.ask('readJournal', { query: '?limit=0' }))).toBe(400);
    expect(await status(api.ask('readJournal', { query: '?group=checkout&text=drill' }))).toBe(200);
    expect(await status(api.ask('readJournal', { query: '?group=nobody' }))).toBe(404);
    expect(await status(api.ask('exportJournal'))).toBe(200);
    expect(await status(api.ask('exportJournal', { query: '?format=csv&breaker=pay&breaker=timed' }))).toBe(
      200,
    );
    expect(await status(api.ask('exportJournal', { query: '?limit=5' }))).toBe(400);
    expect(await status(api.ask('exportJournal', { query: '?group=nobody' }))).toBe(404);
  });

  it('describes series', async () => {
    await target.pass(3_000);
    expect(await status(api.ask('readSeries', pay))).toBe(200);
    expect(await status(api.ask('readSeries', { ...pay, query: '?from=2&to=1' }))).toBe(400);
    expect(await status(api.ask('readSeries', { params: { name: 'none' } }))).toBe(404);
    expect(await status(api.ask('readRecentRates'))).toBe(200);
    expect(await status(api.ask('readRecentRates', { query: '?points=1' }))).toBe(400);
  });

  it('describes the demo', async () => {
    expect(await status(api.ask('listDemoServices'))).toBe(200);
    expect(await status(api.ask('listDemoScenarios'))).toBe(200);
    expect(await status(api.ask('turnDials', { params: { name: 'none' }, body: { errorRate: 1 } }))).toBe(
      404,
    );
    expect(await status(api.ask('turnDials', { params: { name: 'search' }, body: {} }))).toBe(400);
    expect(await status(api.ask('startScenario', { params: { id: 'none' } }))).toBe(404);
  });

  it('describes the probes and the metrics', async () => {
    expect(await status(api.ask('health'))).toBe(200);
    expect(await status(api.ask('readiness'))).toBe(200);
    expect(await status(api.ask('metrics'))).toBe(200);
    const accept = 'application/openmetrics-text;version=1.0.0';
    expect(await status(api.ask('metrics', { headers: { accept } }))).toBe(200);
  });

  it('describes who comes in, and who does not', async () => {
    expect(await status(api.ask('signIn', { body: { token: TOKENS.admin } }))).toBe(404);
    expect(await status(api.ask('showSession'))).toBe(200);
    expect(await status(api.ask('signOut'))).toBe(200);
    const guarded = await startServer({ options: { tokens: ALL_TOKENS } });
    const doors = await DescribedApi.of(guarded.url);
    expect(await status(doors.ask('signIn', { body: { token: TOKENS.admin } }))).toBe(200);
    expect(await status(doors.ask('signIn', { body: {} }))).toBe(400);
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect(await status(doors.ask('signIn', { body: { token: WRONG_TOKEN } }))).toBe(401);
    expect(await status(doors.ask('signIn', { body: { token: WRONG_TOKEN } }))).toBe(429);
    expect(await status(doors.ask('metrics'))).toBe(401);
    const body = { text: 'deploy' };
    expect(await status(doors.ask('markJournal', { body, headers: bearer(TOKENS.viewer) }))).toBe(403);
    expect(doors.document.components.securitySchemes).toHaveProperty('token.scheme', 'bearer');
    for (const answer of doors.answered) api.answered.add(answer);
    await guarded.close();
  });

  it('was held against at least one good answer of every operation', () => {
    const good = api
      .operations()
      .filter(({ operation: { operationId: id } }) =>
        [200, 201].some((code) => api.answered.has(`${id} ${code}`)),
      );
    expect(good.map(({ operation }) => operation.operationId)).toEqual(
      api.operations().map(({ operation }) => operation.operationId),
    );
  });

  it('notices an answer that is not as described', async () => {
    const document = structuredClone(api.document);
    const { Health: health = {} } = document.components.schemas;
    Object.assign(health, { properties: { health: { type: 'string' } }, required: ['health'] });
    await expect(new DescribedApi(target.url, document).ask('health')).rejects.toThrow('health 200');
  });
});

describe('the page of the API', () => {
  it('has every operation and every schema, and each of its links leads somewhere', async () => {
    const response = await fetch(`${target.url}/api/docs`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    const ids = new Set(Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id));
    for (const { operation } of api.operations()) expect(ids).toContain(operation.operationId);
    for (const name of Object.keys(api.document.components.schemas)) expect(ids).toContain(`schema-${name}`);
    const links = Array.from(page.matchAll(/href="#([^"]+)"/g), ([, id]) => id);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    expect(page).not.toContain('undefined');
  });

  it('is let through by a policy that lets nothing inline through', async () => {
    const response = await fetch(`${target.url}/api/docs`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(await response.text()).not.toMatch(/<script|<style| style=| on\w+=|https?:\/\//);
    const style = await fetch(`${target.url}/api/docs/style.css`);
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it("has the dashboard's tokens", () => {
    const file = new URL('../../web/src/theme/tokens.css', import.meta.url);
    const ours = tokens(API_DOCS_STYLE);
    const theirs = tokens(readFileSync(file, 'utf8'));
    expect(ours.size).toBeGreaterThan(20);
    for (const [name, value] of ours) expect([name, theirs.get(name)]).toEqual([name, value]);
  });

  it('escapes what is no markup', () => {
    expect(html`<p title="${'"&'}">${'<b>'}</p>`.text).toBe('<p title="&quot;&amp;">&lt;b&gt;</p>');
    expect(prose('a `<b>` c').text).toBe('a <code>&lt;b&gt;</code> c');
  });
});

/** As first set: in what follows they depend on the reader's wishes. */
function tokens(css: string): ReadonlyMap<string, string> {
  const all = Array.from(
    css.matchAll(/^\s*(--[\w-]+): (.+);$/gm),
    ([, name = '', value = '']) => [name, value] as const,
  );
  return new Map(all.toReversed());
}
