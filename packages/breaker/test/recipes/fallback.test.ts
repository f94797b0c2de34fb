import { ManualClock } from '@fuseboard/breaker/testing';
import { expect, it, vi } from 'vitest';
import { StaleIfDown, UpstreamError } from '../../recipes/fallback.ts';

function bench() {
  const clock = new ManualClock();
  const load = vi.fn<(signal: AbortSignal) => Promise<number>>().mockResolvedValue(1);
  return { clock, load, rates: new StaleIfDown('rates', load, { clock }) };
}

const NETWORK = new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') });

it.each([new UpstreamError('502'), NETWORK])(
  '%o is covered by the last value, marked as stale',
  async (error) => {
    const { load, rates } = bench();
    expect(await rates.get()).toEqual({ value: 1, stale: false });
    load.mockRejectedValueOnce(error);
    expect(await rates.get()).toEqual({ value: 1, stale: true });
    load.mockResolvedValueOnce(2);
    expect(await rates.get()).toEqual({ value: 2, stale: false });
    expect(rates.breaker.snapshot().totals).toMatchObject({ success: 2, failure: 1 });
  },
);

it('covers for a call that was refused or took too long', async () => {
  const { clock, load, rates } = bench();
  await rates.get();
  load.mockReturnValueOnce(new Promise(() => {}));
  const slow = rates.get();
  clock.advance(2_000);
  expect(await slow).toEqual({ value: 1, stale: true });
  rates.breaker.trip();
  expect(await rates.get()).toEqual({ value: 1, stale: true });
  expect(load).toHaveBeenCalledTimes(2);
});

it('without a value there is nothing to cover with', async () => {
  const { load, rates } = bench();
  load.mockRejectedValueOnce(NETWORK);
  await expect(rates.get()).rejects.toBe(NETWORK);
});

it('never hides a bug, nor counts it against the endpoint', async () => {
  const { load, rates } = bench();
  await rates.get();
  const bug = new TypeError("Cannot read properties of undefined (reading 'rate')");
  load.mockRejectedValueOnce(bug);
  await expect(rates.get()).rejects.toBe(bug);
  expect(rates.breaker.snapshot().totals).toMatchObject({ failure: 0, ignored: 1 });
});

it('nor that it was disposed of', async () => {
  const { rates } = bench();
  await rates.get();
  rates.breaker.dispose();
  await expect(rates.get()).rejects.toMatchObject({ code: 'EDISPOSED' });
});
