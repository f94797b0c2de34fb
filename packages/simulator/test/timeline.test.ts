import { CircuitBreaker } from '@fuseboard/breaker';
import { describe, expect, it } from 'vitest';
import { Timeline } from '../src/clock/timeline.ts';

describe('virtual time', () => {
  it('runs what is soonest first, and of the same instant what was set first', () => {
    const timeline = new Timeline();
    const ran: string[] = [];
    const at = [5, 1, 5, 3, 1, 5, 2, 9, 5];
    for (const [nth, due] of at.entries()) timeline.at(due, () => ran.push(`${due}.${nth}`));
    timeline.runUntil(8);
    expect(ran).toEqual(['1.1', '1.4', '2.6', '3.3', '5.0', '5.2', '5.5', '5.8']);
    expect(timeline.now).toBe(8);
  });

  it('keeps the order through thousands of them set at random', () => {
    const timeline = new Timeline();
    const ran: [number, number][] = [];
    let state = 1;
    for (let nth = 0; nth < 5_000; nth += 1) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      const due = state % 500;
      timeline.at(due, () => ran.push([due, nth]));
    }
    timeline.runUntil(500);
    expect(ran).toEqual(ran.toSorted(([a, x], [b, y]) => a - b || x - y));
    expect(ran).toHaveLength(5_000);
  });

  it('calls off what it was asked to', () => {
    const timeline = new Timeline();
    const ran: number[] = [];
    const callOff = timeline.at(2, () => ran.push(2));
    timeline.at(1, callOff);
    timeline.runUntil(10);
    expect(ran).toEqual([]);
  });

  it('reads to a breaker as milliseconds, whose timers never fire early', () => {
    const timeline = new Timeline();
    let heard = 0;
    const clock = timeline.clock(() => {
      heard += 1;
    });
    const fired: number[] = [];
    timeline.at(1_500, () => clock.setTimeout(() => fired.push(clock.now()), 2.5));
    timeline.runUntil(100_000);
    expect(fired).toEqual([4]);
    expect(heard).toBe(1);
  });

  it('wakes a breaker that waits for a fraction of a microsecond, instead of asking it for ever', () => {
    const timeline = new Timeline();
    const breaker = new CircuitBreaker('odd', ODD_WAIT, { clock: timeline.clock(() => {}) });
    timeline.at(1_001, () => breaker.fail(breaker.acquire(), 1));
    timeline.runUntil(1_000_000);
    expect(breaker.state).toBe('half-open');
    expect(breaker.snapshot().since).toBeCloseTo(1.001 + 100 / 3, 2);
  });
});

const ODD_WAIT = {
  consecutiveFailuresThreshold: 1,
  waitDurationInOpenState: 100 / 3,
  automaticTransitionFromOpenToHalfOpen: true,
  maxWaitDurationInHalfOpenState: 10_000,
};
