import { expect, it } from 'vitest';
import { ManualClock } from '../src/testing/index.ts';

it('[T1] timers fire in the order of their times, those of one time in the order they were set', () => {
  const clock = new ManualClock(100);
  const fired: string[] = [];
  for (const [name, ms] of [
    ['c', 30],
    ['a', 10],
    ['b', 20],
    ['a2', 10],
    ['now', -5],
  ] as const)
    clock.setTimeout(() => fired.push(`${name} at ${clock.now()}`), ms);
  expect(clock.pendingTimers).toBe(5);
  clock.advance(20);
  expect(fired).toEqual(['now at 100', 'a at 110', 'a2 at 110', 'b at 120']);
  expect(clock.now()).toBe(120);
  clock.advance(9);
  expect(fired).toHaveLength(4);
  expect(clock.pendingTimers).toBe(1);
});

it('[T1] a timer set by another fires on the way, if it is due; one that is cancelled never does', () => {
  const clock = new ManualClock();
  const fired: number[] = [];
  clock.setTimeout(() => clock.setTimeout(() => fired.push(clock.now()), 5), 10);
  const cancel = clock.setTimeout(() => fired.push(-1), 12);
  cancel();
  cancel();
  clock.advance(15);
  expect(fired).toEqual([15]);
  expect(clock.pendingTimers).toBe(0);
});

it.each([-1, Number.NaN])('[T1] time does not move by %d', (ms) => {
  const clock = new ManualClock(7);
  expect(() => clock.advance(ms)).toThrow(new RangeError(`time moves forward only, got ${ms}`));
  expect(clock.now()).toBe(7);
  clock.advance(0);
  expect(clock.now()).toBe(7);
});
