import { expect } from 'vitest';

/** `expect` of what will be so soon, on a machine however busy. */
export const eventually = <T>(read: () => T): ReturnType<typeof expect.poll<T>> =>
  expect.poll(read, { timeout: 30_000, interval: 10 });

/** For tests of real sockets, processes and time: a bound, not an expectation. */
export const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };
