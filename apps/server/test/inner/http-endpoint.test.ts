import type { RequestListener } from 'node:http';
import { endpointSchema } from '@fuseboard/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEndpoints } from '../../src/endpoints/create-endpoints.ts';
import { anyLoopback } from '../support/egress.ts';
import type { CallableEndpoint } from '../../src/endpoints/endpoint.ts';
import { systemServerClock } from '../../src/server-clock.ts';
import { eventually, PATIENCE } from './eventually.ts';
import { ManualServerClock } from '../support/manual-server-clock.ts';
import { closeServersAfterEach, freePort, openHttp, openTcp } from './open-servers.ts';

vi.setConfig(PATIENCE);

const clock = new ManualServerClock();
const services = new Map<string, string>();
const create = createEndpoints({
  clock,
  guard: anyLoopback(),
  serviceUrl: (name) => services.get(name) ?? null,
});
const made: CallableEndpoint[] = [];

function endpoint(input: unknown): CallableEndpoint {
  const one = create(endpointSchema.parse(input));
  made.push(one);
  return one;
}

const http = (url: string, rest: object = {}): CallableEndpoint => endpoint({ type: 'http', url, ...rest });
const call = (one: CallableEndpoint): Promise<void> => one.call(new AbortController().signal);

/** What the call threw. */
async function failureOf(one: CallableEndpoint): Promise<unknown> {
  return call(one).then(
    () => {
      throw new Error('the call went well');
    },
    (error: unknown) => error,
  );
}

const answering =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end('an answer');

closeServersAfterEach();
afterEach(async () => {
  for (const one of made.splice(0)) await one.close();
});

describe('an http endpoint', () => {
  it('sends method, headers and body as configured', async () => {
    const seen: unknown[] = [];
    const { url } = await openHttp((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { 'x-api-key': key, authorization, 'content-type': type } = request.headers;
        seen.push({ method: request.method, url: request.url, key, authorization, type, body });
        response.end();
      });
    });
    const withUser = `${url.replace('//', '//ana:pass@')}pay?mode=test`;
    await call(http(withUser, { method: 'POST', headers: { 'X-Api-Key': 'k' }, body: { amount: 5 } }));
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/pay?mode=test',
        key: 'k',
        authorization: `Basic ${Buffer.from('ana:pass').toString('base64')}`,
        type: 'application/json',
        body: '{"amount":5}',
      },
    ]);
  });

  it('uses a connection again', async () => {
    const server = await openHttp(answering(200));
    const one = http(server.url);
    for (let round = 0; round < 20; round += 1) await call(one);
    // A second is made where a call begins before the client has seen the end of the one before.
    expect(server.connections.length).toBeLessThanOrEqual(2);
  });

  it.each([200, 204, 302, 404])('takes %d for a success', async (status) => {
    const { url } = await openHttp(answering(status, { location: '/elsewhere' }));
    await expect(call(http(url))).resolves.toBeUndefined();
  });

  it('does not follow redirects', async () => {
    const paths: (string | undefined)[] = [];
    const { url } = await openHttp((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await call(http(url));
    expect(paths).toEqual(['/']);
  });

  it.each([
    [500, {}, 'failure'],
    [503, {}, 'failure'],
    [429, {}, 'failure'],
    [418, { failOn: [418] }, 'failure'],
    [404, { ignore: ['4xx'] }, 'ignored'],
    [429, { ignore: ['4xx'] }, 'failure'],
    [404, { failOn: ['404'], ignore: ['4xx'] }, 'failure'],
  ])('makes of %d with %j: %s', async (status, rest, verdict) => {
    const { url } = await openHttp(answering(status));
    const one = http(url, rest);
    const error = await failureOf(one);
    expect(error).toMatchObject({
      name: 'HttpStatusError',
      code: `HTTP_${status}`,
      message: `HTTP ${status}`,
      status,
    });
    expect(one.classify(error)).toBe(verdict);
  });

  it.each([
    [503, '7', 7_000],
    [429, 'Thu, 01 Jan 2026 00:00:09 GMT', 9_000],
    [503, '86400', 3_600_000],
  ])('lets %d with Retry-After: %s set how long the breaker stays open', async (status, header, openFor) => {
    const { url } = await openHttp(answering(status, { 'retry-after': header }));
    const one = http(url);
    expect(one.classify(await failureOf(one))).toEqual({ outcome: 'failure', openFor });
  });

  it.each([
    [500, '7'],
    [503, 'soon'],
    [503, '0'],
  ])('but %d with Retry-After: %s does not', async (status, header) => {
    const { url } = await openHttp(answering(status, { 'retry-after': header }));
    const one = http(url);
    expect(one.classify(await failureOf(one))).toBe('failure');
  });

  it('reads a body to its end, and drops one that does not end in time', async () => {
    let sent = 0;
    const { url, connections } = await openHttp((_request, response) => {
      const push = (): void => {
        let more = !response.destroyed;
        for (; more; more = response.write(Buffer.alloc(65_536))) sent += 65_536;
        response.once('drain', push);
      };
      push();
    });
    await call(http(url));
    expect(sent).toBeGreaterThan(500_000);
    await eventually(() => connections[0]?.destroyed).toBe(true);
  });

  it.each([
    [200, 'well'],
    [503, 'HTTP 503'],
  ])(
    'an answer %d with a body that never ends is "%s", and its connection is let go',
    async (status, end) => {
      const { url, connections } = await openTcp((socket) => {
        socket.write(`HTTP/1.1 ${status} Answer\r\ntransfer-encoding: chunked\r\n\r\n`);
        const kilobyte = `400\r\n${'x'.repeat(1_024)}\r\n`;
        const more = (): void => void (socket.writable && socket.write(kilobyte, () => setImmediate(more)));
        more();
      });
      const ended = call(http(url)).then(
        () => 'well',
        (error: unknown) => String(error),
      );
      expect(await ended).toContain(end);
      await eventually(() => connections[0]?.destroyed).toBe(true);
    },
  );

  it('what its status says holds, though its body is cut off', async () => {
    const { url } = await openTcp((socket) => {
      socket.end('HTTP/1.1 503 Down\r\ncontent-length: 100\r\n\r\nonly this');
    });
    expect(await failureOf(http(url))).toMatchObject({ name: 'HttpStatusError', status: 503 });
  });

  it('passes over what a server says before its answer', async () => {
    const { url } = await openTcp((socket) => {
      socket.write(
        'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 503 Down\r\ncontent-length: 0\r\n\r\n',
      );
    });
    expect(await failureOf(http(url))).toMatchObject({ name: 'HttpStatusError', status: 503 });
  });

  it('ends with the reason of its signal, whether it waits for headers or for the body', async () => {
    const { url } = await openHttp((request, response) => {
      if (request.url === '/body') response.writeHead(200).write('the first part');
    });
    for (const path of ['headers', 'body']) {
      const controller = new AbortController();
      const reason = new Error('time is up');
      systemServerClock.setTimeout(() => controller.abort(reason), 50);
      await expect(http(url + path).call(controller.signal)).rejects.toBe(reason);
    }
  });

  it('is cut off by close', async () => {
    const { url } = await openHttp(() => undefined);
    const one = http(url);
    const failure = failureOf(one);
    await one.close();
    expect(await failure).toMatchObject({ name: 'EndpointError', code: 'UND_ERR_DESTROYED' });
  });
});

describe('the faults of an http endpoint keep their codes and can be recognised', () => {
  it('connection refused', async () => {
    const port = await freePort();
    expect(await failureOf(http(`http://127.0.0.1:${port}/`))).toMatchObject({
      name: 'EndpointError',
      code: 'ECONNREFUSED',
      message: `connect ECONNREFUSED 127.0.0.1:${port}`,
    });
  });

  it('connection refused at every address of a name', async () => {
    const port = await freePort();
    const error = await failureOf(http(`http://localhost:${port}/`));
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(`connect ECONNREFUSED 127\\.0\\.0\\.1:${port}`),
    );
  });

  it('a name that does not resolve', async () => {
    const error = await failureOf(http('http://no-such-host.invalid/'));
    expect(error).toHaveProperty('code', expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/));
    expect(error).toHaveProperty('message', expect.stringMatching(/^getaddrinfo \w+ no-such-host\.invalid$/));
  });

  it('a connection reset', async () => {
    const { url } = await openTcp((socket) => socket.resetAndDestroy());
    expect(await failureOf(http(url))).toMatchObject({ code: 'ECONNRESET', message: 'read ECONNRESET' });
  });

  it('a connection closed without an answer', async () => {
    const { url } = await openTcp((socket) => socket.end());
    expect(await failureOf(http(url))).toMatchObject({
      code: 'UND_ERR_SOCKET',
      message: 'socket closed before the answer was complete',
    });
  });

  it.each([
    ['of a length told', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this'],
    [
      'of a length told, on a connection to be closed',
      'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 100\r\n\r\nonly this',
    ],
    [
      'in chunks, on a connection to be closed',
      'HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n5\r\nonly \r\n',
    ],
    ['in chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nonly \r\n'],
  ])('a connection closed in the middle of a body %s', async (_kind, answer) => {
    const { url } = await openTcp((socket) => socket.end(answer));
    const error = await failureOf(http(url));
    expect(error).toHaveProperty(
      'code',
      expect.stringMatching(/^(UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_INVALID_EOF_STATE)$/),
    );
    expect(error).toHaveProperty('message', 'socket closed before the answer was complete');
  });

  it('an answer that is not HTTP', async () => {
    const { url } = await openTcp((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(await failureOf(http(url))).toMatchObject({
      code: 'HPE_INVALID_CONSTANT',
      message: 'the answer is not HTTP (Expected HTTP/, RTSP/ or ICE/)',
    });
  });

  it('a server that does not speak TLS', async () => {
    const { port } = await openTcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await failureOf(http(`https://127.0.0.1:${port}/`))).toMatchObject({
      message: expect.stringMatching(
        /^the other side does not speak TLS as it should \(.*wrong version number.*\)$/,
      ),
    });
  });

  it('a fault has the same words every time, without secrets', async () => {
    const port = await freePort();
    const one = http(`http://ana:hunter2@127.0.0.1:${port}/x?key=hunter2`, {
      headers: { cookie: 'hunter2' },
    });
    const errors = [await failureOf(one), await failureOf(one)];
    const [first, second] = errors.map((error) => (error instanceof Error ? error.message : ''));
    expect(first).toBe(second);
    expect(`${first} ${one.describe()}`).not.toMatch(/hunter2|ana/);
    expect(one.describe()).toBe(`GET http://127.0.0.1:${port}/x`);
  });
});

describe('a tcp endpoint', () => {
  it('connects and closes again', async () => {
    const { port, connections } = await openTcp();
    const one = endpoint({ type: 'tcp', host: '127.0.0.1', port });
    await call(one);
    await eventually(() => connections[0]?.readableEnded || connections[0]?.destroyed).toBe(true);
    expect(one.describe()).toBe(`tcp 127.0.0.1:${port}`);
    expect(endpoint({ type: 'tcp', host: '::1', port: 5 }).describe()).toBe('tcp [::1]:5');
  });

  it('says when nobody listens', async () => {
    const port = await freePort();
    const one = endpoint({ type: 'tcp', host: '127.0.0.1', port });
    const error = await failureOf(one);
    expect(error).toMatchObject({ code: 'ECONNREFUSED', message: `connect ECONNREFUSED 127.0.0.1:${port}` });
    expect(one.classify(error)).toBe('failure');
  });

  it('ends with the reason of its signal', async () => {
    const { port } = await openTcp();
    const one = endpoint({ type: 'tcp', host: '127.0.0.1', port });
    const controller = new AbortController();
    const reason = new Error('time is up');
    queueMicrotask(() => controller.abort(reason));
    await expect(one.call(controller.signal)).rejects.toBe(reason);
    await expect(one.call(controller.signal)).rejects.toBe(reason);
  });

  it('is cut off by close', async () => {
    const { port } = await openTcp();
    const one = endpoint({ type: 'tcp', host: '127.0.0.1', port });
    const failure = failureOf(one);
    await one.close();
    expect(await failure).toMatchObject({ name: 'EndpointError', code: 'ECLOSED' });
  });
});

describe('a demo endpoint', () => {
  it('asks at every call where its service listens', async () => {
    const one = endpoint({ type: 'demo', service: 'payments' });
    services.delete('payments');
    expect(await failureOf(one)).toMatchObject({
      code: 'EDEMOOFF',
      message: 'the demo service "payments" is not running',
    });
    services.set('payments', (await openHttp(answering(200))).url);
    await call(one);
    services.set('payments', (await openHttp(answering(503, { 'retry-after': '1' }))).url);
    expect(one.classify(await failureOf(one))).toEqual({ outcome: 'failure', openFor: 1_000 });
    expect(one.describe()).toBe('demo service payments');
  });
});
