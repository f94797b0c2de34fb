import { expect, it } from 'vitest';
import {
  BreakerDisposedError,
  BreakerError,
  BulkheadFullError,
  CallNotPermittedError,
  CallTimeoutError,
  IllegalTransitionError,
  InvalidConfigError,
  isBreakerError,
} from '../src/index.ts';

const ERRORS = [
  [CallNotPermittedError, new CallNotPermittedError('payments', 'open', 1_200.4), 'ECIRCUITOPEN'],
  [CallTimeoutError, new CallTimeoutError('payments', 500), 'ETIMEDOUT'],
  [BulkheadFullError, new BulkheadFullError('payments', 3), 'EBULKHEADFULL'],
  [
    IllegalTransitionError,
    new IllegalTransitionError('payments', 'closed', 'half-open'),
    'EILLEGALTRANSITION',
  ],
  [InvalidConfigError, new InvalidConfigError('timeout', 'must be nicer'), 'EINVALIDCONFIG'],
  [BreakerDisposedError, new BreakerDisposedError('payments'), 'EDISPOSED'],
] as const;

it.each(ERRORS)('[E9] %o has its code and its name, and knows its own', (type, error, code) => {
  expect(error).toBeInstanceOf(Error);
  expect(error).toBeInstanceOf(BreakerError);
  expect(error.code).toBe(code);
  expect(error.name).toBe(type.name);
  expect(error.stack).toContain(error.message);
  expect(isBreakerError(error)).toBe(true);
  for (const [other] of ERRORS) expect(other.is(error)).toBe(other === type);
});

it.each([
  null,
  undefined,
  'ECIRCUITOPEN',
  new Error('x'),
  { code: 'ECIRCUITOPEN' },
  Object.assign(new Error('x'), { code: 'ETIMEDOUT' }),
])('[E9] %o is none of them', (error) => {
  expect(isBreakerError(error)).toBe(false);
  for (const [type] of ERRORS) expect(type.is(error)).toBe(false);
});

it('[E9] what they say', () => {
  expect(ERRORS.map(([, error]) => error.message)).toEqual([
    'circuit breaker "payments" is open and refused the call; try again in 1201 ms',
    'a call through circuit breaker "payments" took longer than 500 ms',
    'circuit breaker "payments" has 3 calls under way and takes no more',
    'circuit breaker "payments" cannot go from closed to half-open',
    '`timeout` must be nicer',
    'circuit breaker "payments" has been disposed of',
  ]);
  expect(new CallNotPermittedError('payments', 'forced-open', null).message).toBe(
    'circuit breaker "payments" is forced-open and refused the call',
  );
  expect(new CallNotPermittedError('payments', 'open', Infinity).message).toBe(
    'circuit breaker "payments" is open and refused the call',
  );
});
