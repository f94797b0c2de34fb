import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../src/clock.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The host's timers, which answer this and are told what. */
function timers(timer: unknown) {
  const set = vi.fn<(fn: () => void, ms: number) => unknown>(() => timer);
  const clear = vi.fn<(timer: unknown) => void>();
  vi.stubGlobal('setTimeout', set);
  vi.stubGlobal('clearTimeout', clear);
  return { set, clear };
}

describe('[T1] the clock of the host', () => {
  it('reads its monotonic time', () => {
    const before = performance.now();
    const read = systemClock.now();
    expect(read).toBeGreaterThanOrEqual(before);
    expect(read).toBeLessThanOrEqual(performance.now());
  });

  it('sets no timer that fires early, and takes it back', () => {
    const { set, clear } = timers(17);
    const fn = (): void => {};
    const cancel = systemClock.setTimeout(fn, 1.2);
    expect(set.mock.calls).toEqual([[fn, 2]]);
    expect(clear).not.toHaveBeenCalled();
    cancel();
    expect(clear.mock.calls).toEqual([[17]]);
  });

  it('keeps no process alive', () => {
    const timer = { unref: vi.fn<() => void>() };
    timers(timer);
    systemClock.setTimeout(() => {}, 1);
    expect(timer.unref).toHaveBeenCalledOnce();
  });

  it.each([[17], [null], [{}], [{ unref: 'no function' }], ['text']])('takes a timer such as %j', (timer) => {
    timers(timer);
    expect(() => systemClock.setTimeout(() => {}, 1)).not.toThrow();
  });
});
