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

it('[T1] advanceAsync lets code that awaits set its timers before and between those that fire', async () => {
  const clock = new ManualClock(100);
  const seen: string[] = [];
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => void clock.setTimeout(resolve, ms));
  const work = async (): Promise<void> => {
    for (let step = 0; step < 60; step += 1) await Promise.resolve();
    for (const ms of [10, 0, 15]) {
      await sleep(ms);
      seen.push(`awake at ${clock.now()}`);
    }
  };
  clock.setTimeout(() => seen.push(`12 at ${clock.now()}`), 12);
  const done = work();
  await clock.advanceAsync(25);
  expect(seen).toEqual(['awake at 110', 'awake at 110', '12 at 112', 'awake at 125']);
  expect(clock.now()).toBe(125);
  await done;
  await clock.advanceAsync(5);
  expect(clock.now()).toBe(130);
  expect(clock.pendingTimers).toBe(0);
});

it('[T1] advanceAsync leaves alone what is due later, and lets what it fired last finish', async () => {
  const clock = new ManualClock();
  let finished = false;
  clock.setTimeout(() => void Promise.resolve().then(() => (finished = true)), 10);
  clock.setTimeout(() => {}, 11);
  await clock.advanceAsync(10);
  expect(finished).toBe(true);
  expect(clock.pendingTimers).toBe(1);
});

it.each([-1, Number.NaN])('[T1] time does not move by %d', async (ms) => {
  const clock = new ManualClock(7);
  const backwards = new RangeError(`time moves forward only, got ${ms}`);
  expect(() => clock.advance(ms)).toThrow(backwards);
  await expect(clock.advanceAsync(ms)).rejects.toThrow(backwards);
  expect(clock.now()).toBe(7);
  clock.advance(0);
  expect(clock.now()).toBe(7);
});
