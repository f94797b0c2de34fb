// No breaker: the references, and the floor below which a measuring breaker cannot go.
import { caught, failing, gotValue, gotValueOrError, succeeding } from '../protected-call.ts';
import type { Idle, Subject, Subjects } from '../subject.ts';

type Call = () => Promise<unknown>;

export const BARE = 'await fn()';
export const WRAPPED = 'async wrapper';
export const FLOOR = 'async wrapper + 2 clock reads';
export const CLOCK = 'performance.now()';
export const LOOP = 'empty loop';

let failures = 0;
/** Typed: a number in a variable would be boxed at each write. */
const durations = new Float64Array(1);

async function wrapped(call: Call): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    failures += 1;
    throw error;
  }
}

async function timed(call: Call): Promise<unknown> {
  const startedAt = performance.now();
  let value: unknown;
  try {
    value = await call();
  } catch (error) {
    failures += 1;
    durations[0] = performance.now() - startedAt;
    throw error;
  }
  durations[0] = performance.now() - startedAt;
  return value;
}

const success = (name: string, code: string): Subject => ({
  name,
  prepare: () => ({
    code: `value = await ${code};`,
    scope: { wrapped, timed, call: succeeding },
    isSound: gotValue,
  }),
});

const failure = (name: string, code: string): Subject => ({
  name,
  prepare: () => ({
    code: caught(code),
    scope: { wrapped, timed, call: failing() },
    isSound: (value) => gotValueOrError(value) && (failures > 0 || code === 'call()'),
  }),
});

const plain = (name: string, code: string): Subject => ({
  name,
  prepare: () => ({ code, scope: {}, isSound: () => true }),
});

export const subjects: Subjects = {
  success: [success(BARE, 'call()'), success(WRAPPED, 'wrapped(call)'), success(FLOOR, 'timed(call)')],
  failure: [failure(BARE, 'call()'), failure(WRAPPED, 'wrapped(call)'), failure(FLOOR, 'timed(call)')],
  rejected: [failure(BARE, 'call()')],
  permit: [plain(CLOCK, 'value = performance.now();'), plain(LOOP, 'value = i;')],
  history: [failure(FLOOR, 'timed(call)')],
};

export const NOTHING = 'no breaker';
export const idle: readonly Idle[] = [{ name: NOTHING, make: () => null }];
