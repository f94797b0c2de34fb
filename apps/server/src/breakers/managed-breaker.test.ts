import type { CircuitBreakerMemento } from '@fuseboard/breaker';
import { type BreakerDefinitionInput, breakerDefinitionSchema } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { FakeEndpoint, turn } from '../../test/inner/fake-endpoint.ts';
import { ManualServerClock } from '../../test/support/manual-server-clock.ts';
import { seededRandom } from '../../test/inner/seeded-random.ts';
import { ManagedBreaker } from './managed-breaker.ts';
import type { Notice } from './notice.ts';

function setUp(rest: Partial<BreakerDefinitionInput> = {}, mostInFlight?: number) {
  const clock = new ManualServerClock();
  const endpoint = new FakeEndpoint();
  const notices: Notice[] = [];
  const definition = breakerDefinitionSchema.parse({
    name: 'service',
    endpoint: { type: 'tcp', host: 'h', port: 1, timeout: '2s' },
    ...rest,
  });
  const managed = new ManagedBreaker(definition, {
    clock,
    random: seededRandom(1),
    endpoint,
    mostInFlight,
    notify: (notice) => void notices.push(notice),
  });
  return { clock, endpoint, notices, managed };
}

describe('a breaker whose past cannot be read', () => {
  it.each([[null], [{ version: 1 }], ['text']])('begins anew and says so: %j', (kept) => {
    const notices: Notice[] = [];
    const managed = new ManagedBreaker(
      breakerDefinitionSchema.parse({ name: 'service', endpoint: { type: 'tcp', host: 'h', port: 1 } }),
      {
        clock: new ManualServerClock(),
        random: seededRandom(1),
        endpoint: new FakeEndpoint(),
        kept: { memento: kept as unknown as CircuitBreakerMemento, elapsedMs: 0 },
        notify: (notice) => void notices.push(notice),
      },
    );
    expect([managed.breaker.state, managed.restoredFrom]).toEqual(['closed', null]);
    expect(notices).toMatchObject([
      { level: 'warning', text: expect.stringMatching(/^service begins anew: /) },
    ]);
  });
});

describe('a call', () => {
  it('counts as the endpoint ends it, and never rejects', async () => {
    const { endpoint, managed } = setUp();
    const calls = [managed.call(), managed.call()];
    expect(managed.inFlight).toBe(2);
    endpoint.succeed();
    await Promise.all(calls);
    const failing = managed.call();
    endpoint.fail(new Error('no'));
    await failing;
    expect(managed.inFlight).toBe(0);
    expect(managed.breaker.snapshot().totals).toMatchObject({ success: 2, failure: 1 });
  });

  it.each([
    [{}, 2_000],
    [{ timeout: '500ms' }, 500],
  ])('has the timeout of the endpoint unless the settings have one (%j)', async (breaker, timeout) => {
    const { clock, managed } = setUp({ breaker });
    const call = managed.call();
    clock.advance(timeout - 1);
    expect(managed.inFlight).toBe(1);
    clock.advance(1);
    await call;
    expect(managed.breaker.snapshot().totals).toMatchObject({ timeout: 1 });
  });

  it('has none where the settings say so', async () => {
    const { clock, managed } = setUp({ breaker: { timeout: null } });
    void managed.call();
    clock.advance(86_400_000);
    await turn();
    expect(managed.inFlight).toBe(1);
  });

  it('counts as the endpoint classifies its error', async () => {
    const { endpoint, managed } = setUp();
    endpoint.verdict = 'ignored';
    const call = managed.call();
    endpoint.fail(new Error('not mine'));
    await call;
    expect(managed.breaker.snapshot()).toMatchObject({
      bufferedCalls: 0,
      totals: { ignored: 1, failure: 0 },
    });
  });
});

describe('the fallback', () => {
  const fallback = { body: { cached: true } };

  it('answers refused, failed and timed out calls', async () => {
    const { clock, endpoint, managed } = setUp({ fallback });
    const failed = managed.call();
    endpoint.fail(new Error('no'));
    await failed;
    expect(managed.fallbacks).toBe(1);
    const timedOut = managed.call();
    clock.advance(2_000);
    await timedOut;
    expect(managed.fallbacks).toBe(2);
    managed.breaker.forceOpen();
    await managed.call();
    expect(managed.fallbacks).toBe(3);
  });

  it('does not answer calls that went well or were ignored, nor those of a breaker without one', async () => {
    const { endpoint, managed } = setUp({ fallback });
    const well = managed.call();
    endpoint.succeed();
    await well;
    endpoint.verdict = 'ignored';
    const ignored = managed.call();
    endpoint.fail(new Error('not mine'));
    await ignored;
    expect(managed.fallbacks).toBe(0);
    const without = setUp();
    without.managed.breaker.forceOpen();
    await without.managed.call();
    expect(without.managed.fallbacks).toBe(0);
  });
});

describe('takeChanged', () => {
  it('is true once after a call began and once after it ended', async () => {
    const { endpoint, managed } = setUp();
    expect(managed.takeChanged()).toBe(false);
    const call = managed.call();
    expect([managed.takeChanged(), managed.takeChanged()]).toEqual([true, false]);
    endpoint.succeed();
    await call;
    expect([managed.takeChanged(), managed.takeChanged()]).toEqual([true, false]);
  });

  it('is true after a refused call, too', async () => {
    const { managed } = setUp();
    managed.breaker.forceOpen();
    await managed.call();
    expect(managed.takeChanged()).toBe(true);
  });
});

describe('traffic', () => {
  it('comes at its rate, however long the calls take', async () => {
    const { clock, endpoint, managed } = setUp({ traffic: { rate: 10 }, breaker: { timeout: null } });
    managed.start();
    clock.advance(30_000);
    await turn();
    expect(managed.inFlight).toBe(300);
    expect(endpoint.pending).toBe(300);
  });

  it('is left out, counted and told once where too many calls hang', async () => {
    const { clock, endpoint, managed, notices } = setUp(
      { traffic: { rate: 10 }, breaker: { timeout: null } },
      100,
    );
    managed.start();
    clock.advance(12_000);
    expect(managed.inFlight).toBe(100);
    expect(managed.leftOut).toBe(20);
    expect(notices).toEqual([
      { level: 'warning', text: expect.stringMatching(/^service: 100 calls are waiting/) },
    ]);
    endpoint.succeed();
    await turn();
    clock.advance(5_000);
    expect(managed.inFlight).toBe(50);
    expect(notices).toHaveLength(1);
  });

  it('none is made without any configured', () => {
    const { clock, managed } = setUp();
    managed.start();
    clock.advance(10_000);
    expect(managed.inFlight).toBe(0);
  });
});

describe('stop', () => {
  it('lets calls under way end, then closes the endpoint', async () => {
    const { clock, endpoint, managed } = setUp({ traffic: { rate: 10 } });
    managed.start();
    clock.advance(500);
    const stopped = managed.stop();
    await turn();
    expect(endpoint.closed).toBe(0);
    endpoint.succeed();
    await stopped;
    expect(endpoint.closed).toBe(1);
    expect(managed.breaker.snapshot().totals.success).toBe(5);
    expect(clock.pendingTimers).toBe(0);
  });

  it('cuts them off after the time of grace; no call is made any more', async () => {
    const { clock, endpoint, managed } = setUp({ breaker: { timeout: null } });
    const call = managed.call();
    const stopped = managed.stop();
    clock.advance(1_999);
    await turn();
    expect(endpoint.closed).toBe(0);
    clock.advance(1);
    await Promise.all([stopped, call, managed.stop()]);
    expect(endpoint.closed).toBe(1);
    expect(managed.breaker.snapshot().totals.failure).toBe(0);
    await managed.call();
    managed.start();
    expect([managed.inFlight, clock.pendingTimers]).toEqual([0, 0]);
  });
});
