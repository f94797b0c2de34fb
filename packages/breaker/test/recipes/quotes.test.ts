import { ManualClock } from '@fuseboard/breaker/testing';
import { expect, it, vi } from 'vitest';
import { Quotes } from './quotes.ts';

it('gives up on a quote after a second', async () => {
  const clock = new ManualClock();
  const quotes = new Quotes(() => new Promise(() => {}), { clock });
  const latest = quotes.latest();
  clock.advance(1_000);
  expect(await latest).toBeNull();
  expect(clock.pendingTimers).toBe(0);
});

it('leaves a failing source alone for ten seconds', async () => {
  const clock = new ManualClock();
  const load = vi.fn<() => Promise<number>>().mockRejectedValue(new Error('down'));
  const quotes = new Quotes(load, { clock });
  for (let call = 0; call < 3; call += 1) await quotes.latest();

  load.mockResolvedValue(42);
  clock.advance(9_999);
  expect(await quotes.latest()).toBeNull();
  expect(load).toHaveBeenCalledTimes(3);

  clock.advance(1);
  expect(await quotes.latest()).toBe(42);
});
