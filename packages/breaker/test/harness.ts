import {
  type BreakerEvent,
  CircuitBreaker,
  type CircuitBreakerConfig,
  type CircuitBreakerRuntime,
  type Clock,
  type TransitionEvent,
} from '../src/index.ts';
import { ManualClock } from '../src/testing/index.ts';

export interface Bench {
  readonly clock: ManualClock;
  readonly breaker: CircuitBreaker;
  readonly events: BreakerEvent[];
  /** `closed>open failure-rate`, and so on. */
  readonly moves: () => string[];
  readonly transitions: () => TransitionEvent[];
}

/** Trips after 4 calls of which half failed, waits 1,000 ms, needs 2 probes. */
export const SMALL: CircuitBreakerConfig = {
  slidingWindow: { type: 'count-based', size: 4 },
  minimumNumberOfCalls: 4,
  waitDurationInOpenState: 1_000,
  permittedNumberOfCallsInHalfOpenState: 2,
};

export function bench(config: CircuitBreakerConfig = {}, runtime: CircuitBreakerRuntime = {}): Bench {
  const clock = new ManualClock(5_000);
  const breaker = new CircuitBreaker('payments', { ...SMALL, ...config }, { clock, ...runtime });
  return { clock, breaker, ...listen(breaker) };
}

export function listen(breaker: CircuitBreaker): Pick<Bench, 'events' | 'moves' | 'transitions'> {
  const events: BreakerEvent[] = [];
  breaker.subscribe((event) => events.push(event));
  const transitions = (): TransitionEvent[] => events.filter((event) => event.type === 'transition');
  return {
    events,
    transitions,
    moves: () => transitions().map(({ from, to, cause }) => `${from}>${to} ${cause.type}`),
  };
}

/** `S` success, `F` failure, `s` and `f` the same but slow (100,000 ms), `I` ignored; one call each. */
export function play(breaker: CircuitBreaker, script: string): void {
  for (const letter of script) finish(breaker, breaker.acquire(), letter);
}

export function finish(breaker: CircuitBreaker, permit: number, letter: string): boolean {
  switch (letter) {
    case 'S':
      return breaker.succeed(permit, 1);
    case 's':
      return breaker.succeed(permit, 100_000);
    case 'F':
      return breaker.fail(permit, 1, new Error('boom'));
    case 'f':
      return breaker.fail(permit, 100_000, new Error('boom'));
    case 'I':
      return breaker.ignore(permit);
    default:
      throw new Error(`no such call: ${letter}`);
  }
}

export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

export function defer<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}

/** Lets everything that is already settled take its course. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

export function ok(): string {
  return 'fine';
}

export function boom(): never {
  throw new Error('boom');
}

/** A clock whose time can pass without its timers firing, as when the event loop is busy or the machine sleeps. */
export function lateTimers(): { clock: Clock; jump(ms: number): void; fire(): void } {
  let now = 0;
  let timers: (() => void)[] = [];
  const setTimeout = (fn: () => void): (() => void) => {
    timers.push(fn);
    return () => {
      timers = timers.filter((timer) => timer !== fn);
    };
  };
  const fire = (): void => {
    const due = timers;
    timers = [];
    for (const timer of due) timer();
  };
  const jump = (ms: number): void => {
    now += ms;
  };
  return { clock: { now: () => now, setTimeout }, jump, fire };
}

type Then = (done: (value: unknown) => void, fail: (error: unknown) => void) => void;

/** An object that only looks like a promise. */
export function thenable(body: Then): PromiseLike<unknown> {
  // oxlint-disable-next-line unicorn/no-thenable -- a promise look-alike is what is wanted
  return { then: body } as PromiseLike<unknown>; // as much of one as `await` asks for
}
