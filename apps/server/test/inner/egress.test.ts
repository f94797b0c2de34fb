import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { connect, type LookupFunction } from 'node:net';
import { type BreakerDefinitionInput, breakerDefinitionSchema, endpointSchema } from '@fuseboard/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ManagedBreaker } from '../../src/breakers/managed-breaker.ts';
import { createEndpoints } from '../../src/endpoints/create-endpoints.ts';
import { EgressGuard, type Resolve } from '../../src/endpoints/egress/egress-guard.ts';
import { placeOf } from '../../src/endpoints/egress/place.ts';
import type { CallableEndpoint } from '../../src/endpoints/endpoint.ts';
import { systemServerClock as clock } from '../../src/server-clock.ts';
import { guardOf, rulesOf } from '../support/egress.ts';
import { eventually, PATIENCE } from './eventually.ts';
import { turn } from './fake-endpoint.ts';
import { closeServersAfterEach, openHttp, openTcp } from './open-servers.ts';
import { seededRandom } from './seeded-random.ts';

vi.setConfig(PATIENCE);
closeServersAfterEach();

const made: CallableEndpoint[] = [];
afterEach(async () => {
  for (const one of made.splice(0)) await one.close();
});

function endpoint(input: unknown, guard: EgressGuard): CallableEndpoint {
  const one = createEndpoints({ clock, guard, serviceUrl: () => null })(endpointSchema.parse(input));
  made.push(one);
  return one;
}

const call = (one: CallableEndpoint, signal = new AbortController().signal): Promise<string> =>
  one.call(signal).then(
    () => 'ok',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );

/** Global, and given to nobody: no packet to it arrives anywhere. */
const PUBLIC = '2d00::1';

/** A name server that gives one answer after the other, and the last one from then on. */
function nameServer(...answers: readonly (readonly string[])[]): { resolve: Resolve; asked: () => number } {
  let asked = 0;
  const resolve: Resolve = (_name, _options, done) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    const found = addresses.map(
      (address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }),
    );
    setImmediate(() => done(null, found));
  };
  return { resolve, asked: () => asked };
}

const KINDS = [
  ['http', (host: string, port: number) => ({ type: 'http', url: `http://${host}:${port}/` })],
  ['https', (host: string, port: number) => ({ type: 'http', url: `https://${host}:${port}/` })],
  ['tcp', (host: string, port: number) => ({ type: 'tcp', host, port })],
] as const;

/** Whose lookups somebody else has answered. */
class LedAstray extends EgressGuard {
  override lookupFor(): LookupFunction {
    return (_name, { all }, done) => {
      if (all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
      else done(null, '127.0.0.1', 4);
    };
  }
}

// TLS is checked likewise, but only once it is shaken hands, which these servers do not.
it.each(KINDS.filter(([kind]) => kind !== 'https'))(
  'over %s a connection that ended up elsewhere than where it was looked up is dropped',
  async (_kind, at) => {
    const { port, connections } = await openTcp();
    expect(await call(endpoint(at('astray.example', port), new LedAstray({ rules: rulesOf(null) })))).toBe(
      'EEGRESS',
    );
    await eventually(() => connections.map(({ destroyed }) => destroyed)).toEqual([true]);
  },
);

describe.each(KINDS)('over %s', (_kind, at) => {
  it.each(['127.0.0.1', '0x7f.1', '2130706433', '0.0.0.0', '[::ffff:127.0.0.1]', 'localhost', 'LOCALHOST.'])(
    '%s is not reached',
    async (host) => {
      const { port, connections } = await openTcp();
      const one = endpoint(at(host, port), guardOf(null));
      expect(await call(one)).toBe('EEGRESS');
      await turn();
      expect(connections).toHaveLength(0);
    },
  );

  it('a name that is public at first and then this machine is not reached', async () => {
    const { port, connections } = await openTcp();
    const { resolve, asked } = nameServer([PUBLIC], ['127.0.0.1']);
    const input = { ...at('rebind.example', port), timeout: 1 }; // closing waits for it to connect
    const one = endpoint(input, guardOf(['rebind.example'], { resolve }));
    const controller = new AbortController();
    const first = call(one, controller.signal);
    await turn();
    await turn();
    controller.abort(new Error('nobody is there'));
    expect(await first).not.toBe('EEGRESS');
    // Without a connection to use again, it is looked up again.
    const second = endpoint(input, guardOf(['rebind.example'], { resolve }));
    expect(await call(second)).toBe('EEGRESS');
    expect(asked()).toBe(2);
    expect(connections).toHaveLength(0);
  });

  it('a name is asked for once a connection, and what it answers is what is called', async () => {
    const { port, connections } = await openTcp((socket) => socket.destroy());
    const { resolve, asked } = nameServer(['127.0.0.1'], ['10.0.0.1']);
    const one = endpoint(at('rebind.example', port), guardOf([`127.0.0.1:${port}`], { resolve }));
    expect(await call(one)).not.toBe('EEGRESS');
    expect([asked(), connections.length]).toEqual([1, 1]);
    expect(await call(one)).toBe('EEGRESS');
    expect([asked(), connections.length]).toEqual([2, 1]);
  });

  it('of the addresses of a name, only those that are allowed are tried', async () => {
    const { port, connections } = await openTcp((socket) => socket.destroy());
    const { resolve } = nameServer(['169.254.169.254', '10.0.0.1', '127.0.0.1', '::1']);
    const one = endpoint(at('many.example', port), guardOf([`127.0.0.1:${port}`], { resolve }));
    expect(await call(one)).not.toBe('EEGRESS');
    expect(connections).toHaveLength(1);
  });

  it('a name without an address fails as one that is not known', async () => {
    const { resolve } = nameServer([]);
    const one = endpoint(at('none.example', 9), guardOf(null, { resolve }));
    expect(await call(one)).toBe('ENOTFOUND');
  });
});

it('the other end of a connection is judged by itself', async () => {
  const { port } = await openTcp();
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const place = placeOf('api.example.com', port);
  if (place === null) throw new Error('it is a place');
  const after = (allow: readonly string[]): unknown => guardOf(allow).after(socket.remoteAddress, place);
  expect(after(['api.example.com', 'public'])).toMatchObject({ name: 'EgressError', code: 'EEGRESS' });
  expect(after(['127.0.0.0/8'])).toBeNull();
  socket.destroy();
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])(
    '%d is not followed, and no header goes to where it points',
    async (status) => {
      const elsewhere = await openHttp((_request, response) => void response.end());
      const asked: unknown[] = [];
      const here = await openHttp((request, response) => {
        asked.push(request.headers.authorization);
        response.writeHead(status, { location: elsewhere.url }).end();
      });
      const headers = { authorization: 'Bearer hunter2', cookie: 'hunter2' };
      // Even where both may be reached.
      const guard = guardOf(['localhost']);
      expect(await call(endpoint({ type: 'http', url: here.url, headers }, guard))).toBe('ok');
      const strict = endpoint({ type: 'http', url: here.url, headers, failOn: ['3xx'] }, guard);
      expect(await call(strict)).toBe(`HTTP_${status}`);
      expect(asked).toEqual(['Bearer hunter2', 'Bearer hunter2']);
      expect(elsewhere.connections).toHaveLength(0);
    },
  );
});

describe('a refused call', () => {
  const HOUR = 3_600_000;

  function breakerOn(input: BreakerDefinitionInput['endpoint'], guard: EgressGuard): ManagedBreaker {
    const breaker = {
      minimumNumberOfCalls: 1,
      consecutiveFailuresThreshold: 1,
      waitDurationInOpenState: HOUR,
    };
    const definition = breakerDefinitionSchema.parse({ name: 'a', endpoint: input, breaker });
    return new ManagedBreaker(definition, {
      clock,
      random: seededRandom(1),
      endpoint: endpoint(input, guard),
    });
  }

  it.each(KINDS)('over %s says nothing about the endpoint: its breaker stays as it is', async (_kind, at) => {
    const { resolve } = nameServer(['10.1.2.3']);
    const input = endpointSchema.parse(at('db.example', 5432));
    const managed = breakerOn(input, guardOf(null, { resolve }));
    for (let round = 0; round < 5; round += 1) await managed.call();
    expect(managed.breaker.snapshot()).toMatchObject({
      state: 'closed',
      bufferedCalls: 0,
      totals: { ignored: 5, failure: 0, timeout: 0 },
    });
    await managed.stop();
  });

  it('is told to operators once, with what to add, and once more after it was allowed', async () => {
    const { port } = await openTcp((socket) => socket.destroy());
    const { resolve } = nameServer(['10.1.2.3'], ['10.1.2.3'], ['127.0.0.1'], ['10.1.2.4']);
    const told: string[] = [];
    const guard = guardOf([`127.0.0.1:${port}`], { resolve, onRefused: (text) => void told.push(text) });
    const calls = [1, 2, 3, 4, 5].map(() => endpoint({ type: 'tcp', host: 'db.example', port }, guard));
    const outcomes: string[] = [];
    for (const one of calls) outcomes.push(await call(one));
    expect(outcomes).toEqual(['EEGRESS', 'EEGRESS', 'ok', 'EEGRESS', 'EEGRESS']);
    expect(told).toEqual(
      ['10.1.2.3', '10.1.2.4'].map(
        (address) =>
          `db.example:${port} is at ${address}, a private address; add "${address}:${port}" to endpoints.allow`,
      ),
    );
  });

  it('has no secret in its words', async () => {
    const url = 'http://ana:hunter2@127.0.0.1:9/hunter2?key=hunter2';
    const one = endpoint({ type: 'http', url, headers: { cookie: 'hunter2' } }, guardOf(null));
    await expect(one.call(new AbortController().signal)).rejects.toThrow(
      /^127\.0\.0\.1:9 is a loopback address; add `endpoints: \{ allow: \[public, "127\.0\.0\.1:9"\] \}` to the configuration$/,
    );
  });
});
