import { BoundedCall } from '../bounded-call.ts';
import { CallTimeoutError, isBreakerError } from '../breaker-errors.ts';
import { type ExecuteOptions, LazyCallContext, type ProtectedCall } from '../call-context.ts';
import type { CallSignal } from '../call-signal.ts';
import type { Classification } from '../circuit-breaker-config.ts';
import type { Clock } from '../clock.ts';
import { PermitTable } from '../permit-table.ts';
import { resolveRuntime } from '../runtime.ts';
import { text } from '../setting.ts';
import type { TryExecuteResult } from '../try-execute-result.ts';
import {
  type AdaptiveThrottleConfig,
  type ResolvedAdaptiveThrottleConfig,
  resolveThrottleConfig,
} from './adaptive-throttle-config.ts';
import type { AdaptiveThrottleSnapshot, ThrottleTotals } from './adaptive-throttle-snapshot.ts';
import { CallThrottledError } from './call-throttled-error.ts';
import { rejectionProbability } from './rejection-probability.ts';
import { ACCEPTED, NOT_ACCEPTED, REJECTED, RequestWindow } from './request-window.ts';
import type { AdaptiveThrottleRuntime } from './throttle-runtime.ts';

type Outcome = 'success' | 'failure' | 'ignored';
type Classifier = (subject: unknown) => Classification;

/**
 * Stands between callers and an endpoint that may be overloaded: refuses a growing share of the calls here, as fewer
 * are accepted there, until about `multiplier` calls reach the endpoint for each one it accepts. Unlike a breaker it
 * never stops all calls.
 *
 * Client-side throttling as in Beyer et al. (eds), Site Reliability Engineering, O'Reilly 2016, ch. 21, "Handling
 * Overload": a call is refused with probability max(0, (requests − K·accepts) / (requests + 1)).
 *
 * @example
 * const throttle = new AdaptiveThrottle('search', { classifyError: (e) => (e instanceof NotFound ? 'success' : 'failure') });
 * const results = await throttle.execute(({ signal }) => search(text, signal));
 */
export class AdaptiveThrottle {
  /** For messages and snapshots. */
  readonly name: string;
  /** Complete and frozen. */
  readonly config: ResolvedAdaptiveThrottleConfig;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #report: (error: unknown) => void;
  readonly #window: RequestWindow;
  readonly #permits: PermitTable = new PermitTable();
  readonly #totals: { -readonly [K in keyof ThrottleTotals]: number } = {
    success: 0,
    failure: 0,
    ignored: 0,
    rejected: 0,
    late: 0,
  };
  /** A call's ticket: results of an older one are late. */
  #generation = 1;

  /** @throws InvalidConfigError naming the setting that is out of its range. */
  constructor(name: string, config: AdaptiveThrottleConfig = {}, runtime: AdaptiveThrottleRuntime = {}) {
    this.name = text('name', name);
    this.config = resolveThrottleConfig(config);
    const { clock, random, onListenerError } = resolveRuntime(name, runtime);
    this.#clock = clock;
    this.#random = random;
    this.#report = onListenerError;
    this.#window = new RequestWindow(this.config.slidingWindow);
  }

  /** Makes the call, or rejects with `CallThrottledError` without making it; the call's own error passes through. */
  execute<T>(call: ProtectedCall<T>, { signal }: ExecuteOptions = NO_OPTIONS): Promise<T> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const refusedWith = this.#refuses();
    if (refusedWith > 0) return Promise.reject(new CallThrottledError(this.name, refusedWith));
    return signal === undefined ? this.#run(call, this.#generation) : this.#bound<T>(signal).run(call);
  }

  /** As `execute`, but never rejects: the reason is `not-permitted`, `aborted`, or `error`. */
  tryExecute<T>(
    call: ProtectedCall<T>,
    { signal }: ExecuteOptions = NO_OPTIONS,
  ): Promise<TryExecuteResult<T>> {
    if (signal?.aborted) return Promise.resolve({ ok: false, reason: 'aborted', error: signal.reason });
    const refusedWith = this.#refuses();
    if (refusedWith === 0) return this.#bound<T>(signal).attempt(call);
    const error = new CallThrottledError(this.name, refusedWith);
    return Promise.resolve({ ok: false, reason: 'not-permitted', error });
  }

  /** A permit for one call made elsewhere, or 0: refused. Every permit needs one `succeed`, `fail` or `ignore`. */
  acquire(): number {
    return this.#refuses() > 0 ? 0 : this.#permits.take(this.#generation);
  }

  /** The endpoint accepted it. Whether it counted; false: late, or no such permit is out. */
  succeed(permit: number): boolean {
    return this.#enter(this.#permits.giveBack(permit), 'success');
  }

  /** The endpoint did not accept it. Whether it counted. */
  fail(permit: number): boolean {
    return this.#enter(this.#permits.giveBack(permit), 'failure');
  }

  /** Gives the permit back: a call that says nothing about the endpoint. Whether it counted. */
  ignore(permit: number): boolean {
    return this.#enter(this.#permits.giveBack(permit), 'ignored');
  }

  /** Empties the window: nothing is refused until it fills again. Calls under way count no more. */
  reset(): void {
    this.#window.clear();
    this.#generation += 1;
  }

  /** The numbers of this instant; reading changes no decision. */
  snapshot(): AdaptiveThrottleSnapshot {
    this.#window.advance(this.#clock.now());
    const { requests, accepts, rejected } = this.#window;
    return {
      name: this.name,
      requests,
      accepts,
      rejected,
      rejectionProbability: rejectionProbability(this.#window, this.config),
      totals: { ...this.#totals },
    };
  }

  /** The probability with which the call is refused, 0: it is let in. */
  #refuses(): number {
    // While every call was accepted no formula refuses one, whatever has expired: most calls need no clock here.
    if (this.#window.requests === this.#window.accepts) return 0;
    const now = this.#clock.now();
    this.#window.advance(now);
    const probability = rejectionProbability(this.#window, this.config);
    if (probability === 0 || this.#random() >= probability) return 0;
    this.#totals.rejected += 1;
    this.#window.record(REJECTED, now);
    return probability;
  }

  async #run<T>(call: ProtectedCall<T>, ticket: number): Promise<T> {
    let value: T;
    try {
      value = await call(new LazyCallContext());
    } catch (error) {
      this.#threw(ticket, error);
      throw error;
    }
    this.#returned(ticket, value);
    return value;
  }

  #bound<T>(signal: CallSignal | undefined): BoundedCall<T> {
    const ticket = this.#generation;
    const bounds = { breaker: this.name, clock: this.#clock, timeoutMs: null, signal };
    return new BoundedCall<T>(bounds, {
      returned: (value) => this.#returned(ticket, value),
      threw: (error) => this.#threw(ticket, error),
      aborted: () => this.#enter(ticket, 'ignored'),
      timedOut: () => {},
      settledLate: () => {},
    });
  }

  #returned(ticket: number, value: unknown): void {
    this.#enter(ticket, this.#ask(this.config.classifyResult, value, 'success'));
  }

  #threw(ticket: number, error: unknown): void {
    // Who refuses below never asked the endpoint; who timed out below did, and was not answered (rule A6).
    const neutral = isBreakerError(error) && !CallTimeoutError.is(error);
    this.#enter(ticket, neutral ? 'ignored' : this.#ask(this.config.classifyError, error, 'failure'));
  }

  /** A classifier that throws, or answers nonsense, must not cost the call its outcome. */
  #ask(classify: Classifier, subject: unknown, otherwise: Outcome): Outcome {
    try {
      return outcomeOf(classify(subject));
    } catch (problem) {
      this.#report(problem);
      return otherwise;
    }
  }

  /** Whether it counted. */
  #enter(ticket: number, outcome: Outcome): boolean {
    if (ticket === 0) return false;
    const counts = ticket === this.#generation;
    this.#totals[counts ? outcome : 'late'] += 1;
    if (counts && outcome !== 'ignored')
      this.#window.record(outcome === 'success' ? ACCEPTED : NOT_ACCEPTED, this.#clock.now());
    return counts;
  }
}

const NO_OPTIONS: ExecuteOptions = {};

function outcomeOf(answer: Classification): Outcome {
  const outcome = typeof answer === 'object' && answer !== null ? answer.outcome : answer;
  if (outcome === 'success' || outcome === 'failure' || outcome === 'ignored') return outcome;
  throw new TypeError("a classifier must answer 'success', 'failure', 'ignored' or { outcome: 'failure' }");
}
