import { seededRandom } from '../../test/inner/seeded-random.ts';
import { ManualServerClock } from '../../test/support/manual-server-clock.ts';
import type { Traffic } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { TrafficGenerator } from './traffic-generator.ts';

function setUp(traffic: Traffic, seed = 1) {
  const clock = new StallingClock();
  const calls: number[] = [];
  const generator = new TrafficGenerator(traffic, {
    clock,
    random: seededRandom(seed),
    fire: () => void calls.push(clock.now()),
  });
  return { clock, calls, generator };
}

/** A clock whose process can be held up: time passes while no timer fires. */
class StallingClock extends ManualServerClock {
  #stalled = 0;

  override now(): number {
    return super.now() + this.#stalled;
  }

  stall(ms: number): void {
    this.#stalled += ms;
  }
}

const gapsOf = (times: readonly number[]): number[] =>
  times.slice(1).map((time, index) => time - (times[index] ?? 0));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('constant arrivals', () => {
  it.each([0.5, 4, 50, 333])('%d a second, evenly, without drift', (rate) => {
    const { clock, calls, generator } = setUp({ rate, arrival: 'constant' });
    generator.start();
    clock.advance(60_000);
    expect(Math.abs(calls.length - 60 * rate)).toBeLessThanOrEqual(1);
    // A timer is at most a millisecond late and never early.
    for (const gap of gapsOf(calls)) expect(Math.abs(gap - 1_000 / rate)).toBeLessThanOrEqual(1);
    expect(generator.missed).toBe(0);
  });

  it('10,000 a second, though no timer fires as often', () => {
    const { clock, calls, generator } = setUp({ rate: 10_000, arrival: 'constant' });
    generator.start();
    clock.advance(2_000);
    expect(Math.abs(calls.length - 20_000)).toBeLessThanOrEqual(10);
  });

  it('breakers started together do not march in step', () => {
    const firsts = [1, 2, 3, 4, 5].map((seed) => {
      const { clock, calls, generator } = setUp({ rate: 1, arrival: 'constant' }, seed);
      generator.start();
      clock.advance(1_000);
      return calls[0];
    });
    expect(new Set(firsts).size).toBe(5);
  });
});

describe('Poisson arrivals', () => {
  it.each([1, 2, 3])('have the mean and the spread of their rate (seed %d)', (seed) => {
    const rate = 20;
    const { clock, calls, generator } = setUp({ rate, arrival: 'poisson' }, seed);
    generator.start();
    clock.advance(1_000_000);
    const expected = 1_000 * rate;
    // 4 standard deviations of the count (its variance is its mean): 1 seed in 16,000 would fall outside.
    expect(Math.abs(calls.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
    const gaps = gapsOf(calls);
    const meanGap = mean(gaps);
    const deviation = Math.sqrt(mean(gaps.map((gap) => (gap - meanGap) ** 2)));
    // An exponential's standard deviation is its mean; a constant arrival's would be 0.
    expect(deviation / meanGap).toBeGreaterThan(0.95);
    expect(deviation / meanGap).toBeLessThan(1.05);
  });

  it('are the same for the same seed', () => {
    const run = (seed: number): number[] => {
      const { clock, calls, generator } = setUp({ rate: 5, arrival: 'poisson' }, seed);
      generator.start();
      clock.advance(60_000);
      return calls;
    };
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });
});

describe.each(['constant', 'poisson'] as const)('a process held up (%s)', (arrival) => {
  const rate = 100;

  it('makes up for short stalls: no arrival is lost', () => {
    const { clock, calls, generator } = setUp({ rate, arrival });
    generator.start();
    for (let round = 0; round < 200; round += 1) {
      clock.stall(200);
      clock.advance(100);
    }
    const expected = 60 * rate;
    expect(generator.missed).toBe(0);
    expect(Math.abs(calls.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it.each([2_000, 86_400_000])(
    'after %d ms makes only the calls of the last quarter of a second at once',
    (ms) => {
      const { clock, calls, generator } = setUp({ rate, arrival });
      generator.start();
      clock.advance(10_000);
      const before = calls.length;
      clock.stall(ms);
      clock.advance(200);
      const since = calls.slice(before);
      const burst = since.filter((time) => time === since[0]).length;
      expect(burst).toBeGreaterThan(1);
      expect(burst).toBeLessThanOrEqual(0.25 * rate + 4 * Math.sqrt(0.25 * rate));
      const due = ((ms + 200) / 1_000) * rate;
      expect(Math.abs(generator.missed + since.length - due)).toBeLessThan(4 * Math.sqrt(due) + 2);
    },
  );

  it('goes on at its rate afterwards', () => {
    const { clock, calls, generator } = setUp({ rate, arrival });
    generator.start();
    clock.stall(5_000);
    clock.advance(200);
    const before = calls.length;
    clock.advance(50_000);
    expect(Math.abs(calls.length - before - 50 * rate)).toBeLessThan(4 * Math.sqrt(50 * rate));
  });
});

describe('start and stop', () => {
  it('nothing is fired before the start or after the stop, and no timer is left', () => {
    const { clock, calls, generator } = setUp({ rate: 10, arrival: 'constant' });
    clock.advance(1_000);
    expect(calls).toEqual([]);
    generator.start();
    generator.start();
    clock.advance(1_000);
    expect(calls).toHaveLength(10);
    generator.stop();
    expect(clock.pendingTimers).toBe(0);
    clock.advance(1_000);
    expect(calls).toHaveLength(10);
  });

  it('stopping from within a call ends the burst it is in', () => {
    const clock = new StallingClock();
    let calls = 0;
    const generator = new TrafficGenerator(
      { rate: 1_000, arrival: 'constant' },
      { clock, random: () => 0, fire: () => (calls += 1) === 3 && generator.stop() },
    );
    generator.start();
    clock.stall(100);
    clock.advance(1);
    expect(calls).toBe(3);
    expect(clock.pendingTimers).toBe(0);
  });
});
