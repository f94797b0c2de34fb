import { expect, it } from 'vitest';
import { CallTimeoutError } from '../src/index.ts';
import { bench, boom, defer, finish, play } from './harness.ts';

it('[M6] a failure rate: observed, threshold, totals', () => {
  const b = bench({ failureRateThreshold: 60 });
  play(b.breaker, 'sFfF');
  expect(b.transitions()[0]).toMatchObject({
    seq: 1,
    at: 5_000,
    from: 'closed',
    to: 'open',
    cause: {
      type: 'failure-rate',
      observed: 75,
      threshold: 60,
      totals: { bufferedCalls: 4, failedCalls: 3, slowCalls: 2, slowFailedCalls: 1 },
      errors: [{ name: 'Error', code: null, message: 'boom', count: 3 }],
    },
  });
  expect(b.breaker.snapshot().cause).toBe(b.transitions()[0]?.cause);
});

it('[M6] a slow call rate', () => {
  const b = bench({ slowCallRateThreshold: 75 });
  play(b.breaker, 'sSss');
  expect(b.breaker.snapshot().cause).toMatchObject({
    type: 'slow-call-rate',
    observed: 75,
    threshold: 75,
    errors: [],
  });
});

it('[M6] a streak', () => {
  const b = bench({ consecutiveFailuresThreshold: 2 });
  play(b.breaker, 'SFF');
  expect(b.breaker.snapshot().cause).toMatchObject({
    type: 'consecutive-failures',
    observed: 2,
    threshold: 2,
    totals: { bufferedCalls: 3, failedCalls: 2 },
    errors: [{ count: 2 }],
  });
});

it('[M6] of several rules met at once the first named is failures, then slowness, then the streak', () => {
  const rules = { consecutiveFailuresThreshold: 4, slowCallRateThreshold: 50 };
  const all = bench(rules);
  play(all.breaker, 'ffff');
  expect(all.moves()).toEqual(['closed>open failure-rate']);
  const size = 5;
  const fewer = {
    failureRateThreshold: 100,
    slidingWindow: { type: 'count-based', size },
    minimumNumberOfCalls: size,
  } as const;
  const two = bench({ ...rules, ...fewer });
  play(two.breaker, 'Sffff');
  expect(two.moves()).toEqual(['closed>open slow-call-rate']);
});

it('[M6] the latest ten distinct errors, the most frequent first', () => {
  const b = bench({ slidingWindow: { type: 'count-based', size: 40 }, minimumNumberOfCalls: 40 });
  for (let i = 0; i < 40; i += 1) {
    const name = i < 15 ? `old ${i}` : i % 2 === 0 ? 'often' : `rare ${i}`;
    b.breaker.fail(
      b.breaker.acquire(),
      1,
      Object.assign(new TypeError(name), { code: i % 2 === 0 ? 'EOFTEN' : 7 }),
    );
  }
  const { cause } = b.breaker.snapshot();
  const errors = cause !== null && 'errors' in cause ? cause.errors : [];
  expect(errors).toHaveLength(10);
  expect(errors[0]).toEqual({ name: 'TypeError', code: 'EOFTEN', message: 'often', count: 12 });
  expect(errors.slice(1).map(({ message }) => message)).toEqual(
    [39, 37, 35, 33, 31, 29, 27, 25, 23].map((i) => `rare ${i}`),
  );
  expect(errors[1]?.code).toBeNull();
});

it('[M6] errors older than the window are not among them', () => {
  const b = bench({ slidingWindow: { type: 'time-based', duration: 1_000 }, minimumNumberOfCalls: 4 });
  for (let i = 0; i < 3; i += 1) b.breaker.fail(b.breaker.acquire(), 1, new Error('long ago'));
  b.clock.advance(5_000);
  play(b.breaker, 'FFFF');
  expect(b.breaker.snapshot().cause).toMatchObject({ errors: [{ message: 'boom', count: 4 }] });
});

it('[M6] whatever was thrown is told in some way', () => {
  const b = bench({ slidingWindow: { type: 'count-based', size: 9 }, minimumNumberOfCalls: 9 });
  const hostile = {
    get name(): string {
      throw new Error('no');
    },
  };
  const thrown = [
    'text',
    42,
    null,
    undefined,
    { code: 'ENOENT' },
    hostile,
    Symbol('s'),
    new Error('x'.repeat(5_000)),
    () => 1,
  ];
  for (const error of thrown) b.breaker.fail(b.breaker.acquire(), 1, error);
  const { cause } = b.breaker.snapshot();
  const errors = cause !== null && 'errors' in cause ? cause.errors : [];
  expect(errors).toContainEqual({ name: 'string', code: null, message: 'text', count: 1 });
  expect(errors).toContainEqual({ name: 'number', code: null, message: '42', count: 1 });
  expect(errors).toContainEqual({ name: 'object', code: null, message: 'null', count: 1 });
  expect(errors).toContainEqual({ name: 'unknown', code: null, message: 'no error was given', count: 1 });
  expect(errors).toContainEqual({ name: 'object', code: 'ENOENT', message: '', count: 1 });
  expect(errors).toContainEqual({
    name: 'unknown',
    code: null,
    message: 'the error could not be read',
    count: 1,
  });
  expect(errors.every(({ message }) => message.length <= 300)).toBe(true);
  expect(JSON.parse(JSON.stringify(errors))).toEqual(errors);
});

it('[M6] a result that was the failure, and a timeout, are listed as what they are', async () => {
  const b = bench({ classifyResult: () => 'failure', timeout: 50 });
  await b.breaker.execute(() => 503);
  await b.breaker.execute(() => 503);
  for (let i = 0; i < 2; i += 1) {
    const call = b.breaker.execute(() => defer().promise);
    b.clock.advance(50);
    await expect(call).rejects.toBeInstanceOf(CallTimeoutError);
  }
  expect(b.breaker.snapshot().cause).toMatchObject({
    errors: [
      { name: 'CallTimeoutError', code: 'ETIMEDOUT', count: 2 },
      { name: 'result', code: null, message: 'the result was classified as a failure', count: 2 },
    ],
  });
});

it('[M6] errors of before an opening are not held against the probes', () => {
  const b = bench({ permittedNumberOfCallsInHalfOpenState: 4, failureRateThreshold: 50 });
  play(b.breaker, 'FFFF');
  b.clock.advance(1_000);
  for (const message of ['one', 'two']) b.breaker.fail(b.breaker.acquire(), 1, new Error(message));
  expect(b.breaker.snapshot().cause).toMatchObject({
    type: 'probes-failed',
    permitted: 4,
    failed: 2,
    errors: [{ message: 'two' }, { message: 'one' }],
  });
});

it('[M6] probes that succeeded, slow ones and a failure among them', () => {
  const b = bench({ permittedNumberOfCallsInHalfOpenState: 4 });
  b.breaker.trip();
  b.clock.advance(1_000);
  play(b.breaker, 'sFSS');
  expect(b.breaker.snapshot().cause).toMatchObject({
    type: 'probes-succeeded',
    permitted: 4,
    succeeded: 3,
    failed: 1,
    slow: 1,
    errors: [{ message: 'boom' }],
  });
});

it('[M6] causes are fixed at their instant', () => {
  const b = bench();
  play(b.breaker, 'FFFF');
  const cause = b.transitions()[0]?.cause;
  const written = JSON.stringify(cause);
  b.clock.advance(1_000);
  finish(b.breaker, b.breaker.acquire(), 'F');
  b.breaker.reset();
  expect(JSON.stringify(cause)).toBe(written);
  expect(Object.isFrozen(cause)).toBe(true);
});

it('[M6] a cause survives errors that get in the way of being read', async () => {
  const b = bench();
  for (let i = 0; i < 4; i += 1) await b.breaker.execute(boom).catch(() => {});
  expect(b.breaker.state).toBe('open');
});
