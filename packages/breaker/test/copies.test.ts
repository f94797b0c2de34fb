import { expect, it, vi } from 'vitest';
import { CallNotPermittedError, CallTimeoutError } from '../src/index.ts';

it('[E9] errors of another copy of the package are known', async () => {
  vi.resetModules();
  const other = await import('../src/index.ts');
  expect(other.CallNotPermittedError).not.toBe(CallNotPermittedError);
  const error = new other.CallNotPermittedError('payments', 'open', 5);
  expect(error).not.toBeInstanceOf(CallNotPermittedError);
  expect(CallNotPermittedError.is(error)).toBe(true);
  expect(CallTimeoutError.is(error)).toBe(false);
});
