import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ToastCountdown } from './toast-countdown.tsx';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('counts down by the clock, stands still while it is held, and ends once', () => {
  const onEnd = vi.fn<() => void>();
  const pass = (ms: number): void =>
    act(() => {
      vi.advanceTimersByTime(ms);
    });
  const at = (held: boolean) => <ToastCountdown lasts={2_000} held={held} onEnd={onEnd} />;
  const { container, rerender } = render(at(false));
  pass(1_500);
  expect(container.textContent).toBe('1 s');
  rerender(at(true));
  pass(60_000);
  expect(onEnd).not.toHaveBeenCalled();
  rerender(at(false));
  pass(250);
  expect(onEnd).not.toHaveBeenCalled();
  pass(250);
  expect(onEnd).toHaveBeenCalledTimes(1);
});
