import { describe, expect, it } from 'vitest';
import { definition } from '../../test/support/definitions.ts';
import { ManualServerClock } from '../../test/support/manual-server-clock.ts';
import { ScriptedEndpoint } from '../../test/support/scripted-endpoint.ts';
import { BreakerRegistry } from './breaker-registry.ts';
import type { ManagedBreaker } from './managed-breaker.ts';

class Closable extends ScriptedEndpoint {
  closed = false;
  override async close(): Promise<void> {
    this.closed = true;
  }
}

function setUp(definitions: Parameters<BreakerRegistry['apply']>[0]) {
  const clock = new ManualServerClock();
  const made: Closable[] = [];
  const endpoints = () => {
    const endpoint = new Closable();
    made.push(endpoint);
    return endpoint;
  };
  const registry = new BreakerRegistry(definitions, { clock, random: () => 0.5, endpoints });
  const get = (name: string): ManagedBreaker => {
    const managed = registry.get(name);
    if (managed === undefined) throw new Error(`no ${name}`);
    return managed;
  };
  return { clock, made, registry, get };
}

const http = (url: string) => ({ type: 'http' as const, url });
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('another definition of a breaker', () => {
  it('is of the same breaker: state, window, totals and generation stay', async () => {
    const { registry, made, get } = setUp([definition('a', { breaker: { minimumNumberOfCalls: 3 } })]);
    const managed = get('a');
    made[0]?.fail();
    await managed.call();
    await managed.call();
    registry.apply([definition('a', { breaker: { minimumNumberOfCalls: 2, failureRateThreshold: 80 } })]);
    expect(get('a')).toBe(managed);
    expect(managed.breaker.snapshot()).toMatchObject({
      state: 'closed',
      bufferedCalls: 2,
      failedCalls: 2,
      generation: 1,
    });
    expect(managed.breaker.config).toMatchObject({ minimumNumberOfCalls: 2, failureRateThreshold: 80 });
    await managed.call();
    expect(managed.breaker.state).toBe('open');
  });

  it('brings a setting back to its default that it no longer names', () => {
    const { registry, get } = setUp([
      definition('a', { breaker: { failureRateThreshold: 20, timeout: 100 } }),
    ]);
    registry.apply([definition('a')]);
    expect(get('a').breaker.config).toMatchObject({ failureRateThreshold: 50, timeout: 10_000 });
  });

  it('leaves the old endpoint its calls under way, and closes it after the last of them', async () => {
    const { registry, made, get } = setUp([definition('a', { endpoint: http('http://h/1') })]);
    const release = made[0]?.hang();
    const call = get('a').call();
    registry.apply([definition('a', { endpoint: http('http://h/2') })]);
    expect(made.map(({ closed }) => closed)).toEqual([false, false]);
    release?.();
    await call;
    await turn();
    expect(made.map(({ closed }) => closed)).toEqual([true, false]);
    expect(get('a').breaker.snapshot().totals).toMatchObject({ success: 1, failure: 0 });
  });

  it('keeps endpoint and traffic undisturbed where they stay the same', () => {
    const traffic = { rate: 10 };
    const { clock, registry, made, get } = setUp([definition('a', { traffic })]);
    registry.start();
    clock.advance(1_000);
    const { asked } = get('a');
    registry.apply([definition('a', { traffic, description: 'other words' })]);
    clock.advance(1_000);
    expect(made).toHaveLength(1);
    expect(get('a').asked).toBe(asked + 10);
  });

  it('makes its traffic faster, stops it and begins it', () => {
    const { clock, registry, get } = setUp([definition('a', { traffic: { rate: 10 } })]);
    registry.start();
    const inOneSecond = (): number => {
      const before = get('a').asked;
      clock.advance(1_000);
      return get('a').asked - before;
    };
    expect(inOneSecond()).toBe(10);
    registry.apply([definition('a', { traffic: { rate: 50 } })]);
    expect(inOneSecond()).toBe(50);
    registry.apply([definition('a')]);
    expect(inOneSecond()).toBe(0);
    registry.apply([definition('a', { traffic: { rate: 5 } })]);
    expect(inOneSecond()).toBe(5);
  });
});

describe('another list of breakers', () => {
  it('has a layout of its own, in which those that stay are the same', () => {
    const { registry, get } = setUp([definition('a'), definition('b'), definition('c')]);
    const [c, before] = [get('c'), registry.layout];
    registry.apply([definition('c'), definition('d'), definition('a')]);
    expect(registry.layout.number).toBe(before.number + 1);
    expect(registry.all.map(({ name }) => name)).toEqual(['c', 'd', 'a']);
    expect(get('c')).toBe(c);
    expect(registry.get('b')).toBeUndefined();
    expect(registry.layout.moveFrom(before)(['A', 'B', 'C'], ({ name }) => `new ${name}`)).toEqual([
      'C',
      'new d',
      'A',
    ]);
  });

  it('starts the traffic of a breaker that is new, if the server has started', () => {
    const { clock, registry, get } = setUp([]);
    registry.apply([definition('early', { traffic: { rate: 10 } })]);
    clock.advance(1_000);
    expect(get('early').asked).toBe(0);
    registry.start();
    registry.apply([
      definition('early', { traffic: { rate: 10 } }),
      definition('late', { traffic: { rate: 10 } }),
    ]);
    clock.advance(1_000);
    expect([get('early').asked, get('late').asked]).toEqual([10, 10]);
  });

  it('lets the calls of one that is gone end within the grace period, and stopping waits for them', async () => {
    const { clock, registry, made, get } = setUp([definition('a')]);
    const gone = get('a');
    const release = made[0]?.hang();
    const call = gone.call();
    registry.apply([]);
    await turn();
    expect(made[0]?.closed).toBe(false);
    let stopped = false;
    const stop = registry.stop().then(() => (stopped = true));
    await turn();
    expect(stopped).toBe(false);
    release?.();
    await Promise.all([call, stop]);
    expect(made[0]?.closed).toBe(true);
    expect(gone.breaker.snapshot().totals.success).toBe(1);
    clock.advance(10_000);
  });

  it('changes nothing where one of it cannot be', () => {
    const { registry, get } = setUp([definition('a'), definition('b')]);
    const { layout } = registry;
    const faster = definition('a', { breaker: { failureRateThreshold: 10 } });
    const impossible = definition('b', { breaker: { minimumNumberOfCalls: 99 } });
    expect(() => registry.apply([faster, impossible])).toThrow('minimumNumberOfCalls');
    expect(() => registry.apply([faster, faster])).toThrow('two breakers are called "a"');
    expect(registry.layout).toBe(layout);
    expect(get('a').breaker.config.failureRateThreshold).toBe(50);
  });
});
