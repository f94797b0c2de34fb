import type { BreakerCommand, BreakerState, OverrideCommand } from '../src/index.ts';

/** What the model is told; all of it given, no defaults. */
export interface ModelConfig {
  readonly slidingWindow:
    | { readonly type: 'count-based'; readonly size: number }
    | { readonly type: 'time-based'; readonly duration: number; readonly buckets: number };
  readonly minimumNumberOfCalls: number;
  readonly failureRateThreshold: number;
  readonly slowCallRateThreshold: number;
  readonly consecutiveFailuresThreshold: number | null;
  readonly waitDurationInOpenState: number | { readonly initial: number; readonly max: number };
  readonly permittedNumberOfCallsInHalfOpenState: number;
  readonly maxConcurrentCallsInHalfOpenState: number;
  readonly maxWaitDurationInHalfOpenState: number;
  readonly automaticTransitionFromOpenToHalfOpen: boolean;
  readonly maxConcurrentCalls: number | null;
  readonly slowStart: { readonly duration: number; readonly initialRate: number } | null;
}

interface Outcome {
  readonly at: number;
  readonly failed: boolean;
  readonly slow: boolean;
}

export interface Held {
  readonly permit: number;
  readonly generation: number;
  used: boolean;
}

const OVERRIDES: Record<OverrideCommand, BreakerState> = {
  'force-open': 'forced-open',
  disable: 'disabled',
  'metrics-only': 'metrics-only',
};
const ERRORS_KEPT = 32;

/** The rules once more, as plainly as possible: remembers everything, counts all of it anew each time, is never fast. */
export class NaiveBreaker {
  now = 0;
  config: ModelConfig;
  state: BreakerState = 'closed';
  since = 0;
  generation = 1;
  attempt = 0;
  cause: string | null = null;
  /** Since the window was last emptied; cut only where a smaller window cut it. */
  outcomes: Outcome[] = [];
  streak: boolean[] = [];
  /** Since the last move: what a cause can name. */
  errors = 0;
  held: Held[] = [];
  ended: string[] = [];
  told: unknown[] = [];
  wait = 0;
  deadline = Infinity;
  leaseEnd = Infinity;
  override: { readonly command: OverrideCommand; readonly expiresAt: number } | null = null;
  probes: ('in flight' | Outcome)[] = [];
  permitted = 0;
  concurrent = 0;
  ramp: {
    readonly since: number;
    readonly attempt: number;
    readonly config: NonNullable<ModelConfig['slowStart']>;
    credit: number;
  } | null = null;

  constructor(config: ModelConfig) {
    this.config = config;
  }

  // What can be asked of a breaker.

  acquire(permit: number): boolean {
    this.#settle();
    if (!this.#mayPass()) return this.#refuse();
    if (this.inFlight() >= (this.config.maxConcurrentCalls ?? Infinity)) return false;
    if (this.state === 'open') this.#halfOpen({ type: 'wait-elapsed', waited: this.wait }, this.now);
    if (this.state === 'half-open') this.probes.push('in flight');
    if (this.ramp !== null) this.ramp.credit -= 1;
    this.held.push({ permit, generation: this.generation, used: false });
    return true;
  }

  finish(held: Held, letter: string, durationMs: number | null): boolean {
    if (held.used) return false;
    held.used = true;
    this.#settle();
    const [failed, slow] = ['Ff'.includes(letter), 'sf'.includes(letter)];
    const type = letter === 'I' ? 'ignored' : failed ? 'failure' : 'success';
    const call = { type: 'call', at: this.now, durationMs, slow, kind: failed ? 'error' : null };
    if (held.generation !== this.generation) {
      this.ended.push('late');
      this.told.push({ ...call, outcome: 'late' });
      return false;
    }
    this.ended.push(type);
    this.told.push({ ...call, outcome: type });
    if (this.state === 'half-open') this.probes.splice(this.probes.indexOf('in flight'), 1);
    if (type !== 'ignored') this.#count({ at: this.now, failed, slow });
    return true;
  }

  /** Whether it is legal. */
  command(command: BreakerCommand, expiresAfter: number | null): boolean {
    this.#settle();
    const override = command in OVERRIDES ? (command as OverrideCommand) : null; // by its being a key
    const expiresAt = override === null || expiresAfter === null ? null : this.now + expiresAfter;
    const cause = { type: 'operator', command, expiresAt };
    const { state } = this;
    if (command === 'trip') {
      if (state === 'open') return true;
      if (state !== 'closed' && state !== 'half-open') return false;
      this.#open(cause, this.now);
    } else if (command === 'probe') {
      if (state === 'half-open') return true;
      if (state !== 'open') return false;
      this.#halfOpen(cause, this.now);
    } else if (command === 'reset') {
      if (state === 'closed') {
        this.generation += 1;
        this.#forget();
        this.errors = 0;
        this.ramp = null;
      } else this.#close(cause, this.now);
      this.told.push({ type: 'reset', at: this.now, cause });
    } else if (override !== null) this.#overrideWith(override, cause);
    return true;
  }

  reconfigure(changes: Partial<ModelConfig>): void {
    this.#settle();
    // What one window has forgotten the next does not find again.
    if (changes.slidingWindow !== undefined) this.outcomes = this.window();
    this.config = { ...this.config, ...changes };
    if (changes.slidingWindow !== undefined) this.outcomes = this.window();
    this.told.push({ type: 'reconfigured', at: this.now });
  }

  /** Through JSON and back, on the same clock. */
  restore(): void {
    this.held = [];
    this.generation = 1;
    this.errors = 0;
    this.outcomes = this.window();
    if (this.override !== null) {
      this.override = { ...this.override, expiresAt: Math.max(this.now, this.override.expiresAt) };
    }
    if (this.state !== 'half-open') return;
    this.state = 'open';
    this.since = this.deadline = this.now;
    this.wait = 0;
    this.leaseEnd = Infinity;
    this.cause = 'restored';
  }

  /** Time passes, and timers fire when they are due. */
  advance(ms: number): void {
    const end = this.now + ms;
    while (this.#timer() <= end) {
      this.now = Math.max(this.now, this.#timer());
      this.#settle();
      const elapsed = this.state === 'open' && this.now >= this.deadline;
      if (elapsed && this.config.automaticTransitionFromOpenToHalfOpen) {
        this.#halfOpen({ type: 'wait-elapsed', waited: this.wait }, this.now);
      }
    }
    this.now = end;
  }

  /** Time passes, and no timer fires until `advance`. */
  stall(ms: number): void {
    this.now += ms;
  }

  // What can be seen of it.

  snapshot(): unknown {
    const { failed, slow, slowFailed, total } = this.counts();
    const enough = total >= this.config.minimumNumberOfCalls;
    const half = this.state === 'half-open';
    const until = half ? this.leaseEnd : this.state === 'open' ? this.deadline : null;
    return {
      state: this.state,
      since: this.since,
      generation: this.generation,
      failureRate: enough ? (100 * failed) / total : null,
      slowCallRate: enough ? (100 * slow) / total : null,
      bufferedCalls: total,
      failedCalls: failed,
      slowCalls: slow,
      slowFailedCalls: slowFailed,
      consecutiveFailures: this.#failuresInARow(),
      totals: {
        success: this.#ended('success'),
        failure: this.#ended('failure'),
        ignored: this.#ended('ignored'),
        rejected: this.#ended('rejected'),
        late: this.#ended('late'),
        timeout: 0,
      },
      openAttempt: this.attempt,
      retryAfterMs: until === null ? null : Math.max(0, until - this.now),
      waitElapsed: this.state === 'open' && this.now >= this.deadline,
      halfOpen: half ? this.#probeCounts() : null,
      slowStart: this.state === 'closed' && this.ramp !== null ? this.#share(this.ramp) : null,
      override: this.override && {
        command: this.override.command,
        expiresInMs:
          this.override.expiresAt === Infinity ? null : Math.max(0, this.override.expiresAt - this.now),
      },
      cause: this.cause,
    };
  }

  window(): Outcome[] {
    const { slidingWindow } = this.config;
    if (slidingWindow.type === 'count-based') return this.outcomes.slice(-slidingWindow.size);
    const width = slidingWindow.duration / slidingWindow.buckets;
    const oldest = Math.floor(this.now / width) - slidingWindow.buckets + 1;
    return this.outcomes.filter(({ at }) => Math.floor(at / width) >= oldest);
  }

  counts(): { total: number; failed: number; slow: number; slowFailed: number } {
    const window = this.window();
    return {
      total: window.length,
      failed: window.filter(({ failed }) => failed).length,
      slow: window.filter(({ slow }) => slow).length,
      slowFailed: window.filter(({ failed, slow }) => failed && slow).length,
    };
  }

  inFlight(): number {
    return this.held.filter(({ used }) => !used).length;
  }

  // How it comes about.

  #mayPass(): boolean {
    if (this.state === 'closed') return this.#rampAdmits();
    if (this.state === 'open') return this.now >= this.deadline;
    if (this.state === 'half-open') {
      const flying = this.probes.filter((probe) => probe === 'in flight').length;
      return this.probes.length < this.permitted && flying < this.concurrent;
    }
    return this.state !== 'forced-open';
  }

  #rampAdmits(): boolean {
    if (this.ramp === null) return true;
    const { duration, initialRate } = this.ramp.config;
    const progress = (this.now - this.ramp.since) / duration;
    if (progress >= 1) {
      this.ramp = null;
      return true;
    }
    this.ramp.credit = Math.min(2, this.ramp.credit + (initialRate + (100 - initialRate) * progress) / 100);
    return this.ramp.credit >= 1;
  }

  #refuse(): false {
    this.ended.push('rejected');
    this.told.push({
      type: 'call',
      at: this.now,
      durationMs: null,
      slow: false,
      kind: null,
      outcome: 'rejected',
    });
    return false;
  }

  #count(outcome: Outcome): void {
    if (outcome.failed && this.state !== 'disabled') this.errors += 1;
    if (this.state === 'half-open') {
      this.probes.push(outcome);
      return this.#judge();
    }
    if (this.state === 'disabled') return;
    const before = this.#met();
    this.outcomes.push(outcome);
    this.streak.push(outcome.failed);
    const met = this.#met();
    const [first] = met;
    if (this.state === 'closed' && first !== undefined) return this.#open(this.#tripCause(first), this.now);
    if (this.state !== 'metrics-only') return;
    for (const rule of met.filter((name) => !before.includes(name))) {
      this.told.push({ type: 'threshold-exceeded', at: this.now, cause: this.#tripCause(rule) });
    }
  }

  #met(): string[] {
    const { total, failed, slow } = this.counts();
    const { config } = this;
    const enough = total >= config.minimumNumberOfCalls;
    const met: string[] = [];
    if (enough && (100 * failed) / total >= config.failureRateThreshold) met.push('failure-rate');
    if (enough && (100 * slow) / total >= config.slowCallRateThreshold) met.push('slow-call-rate');
    if (this.#failuresInARow() >= (config.consecutiveFailuresThreshold ?? Infinity))
      met.push('consecutive-failures');
    return met;
  }

  #tripCause(type: string): object {
    const { total, failed, slow, slowFailed } = this.counts();
    const { config } = this;
    const row = this.#failuresInARow();
    const [observed, threshold, reach] =
      type === 'failure-rate'
        ? [(100 * failed) / total, config.failureRateThreshold, failed]
        : type === 'slow-call-rate'
          ? [(100 * slow) / total, config.slowCallRateThreshold, failed]
          : [row, config.consecutiveFailuresThreshold, row];
    const totals = {
      bufferedCalls: total,
      failedCalls: failed,
      slowCalls: slow,
      slowFailedCalls: slowFailed,
    };
    return { type, observed, threshold, totals, errors: Math.min(reach, this.errors, ERRORS_KEPT) };
  }

  #judge(): void {
    const { succeeded, failed, slow, permitted } = this.#completed();
    const toCome = permitted - succeeded - failed;
    const rate = (count: number): number => (100 * count) / permitted;
    const { failureRateThreshold, slowCallRateThreshold } = this.config;
    const errors = Math.min(failed, this.errors, ERRORS_KEPT);
    const numbers = { permitted, succeeded, failed, slow, errors };
    if (rate(failed) >= failureRateThreshold || rate(slow) >= slowCallRateThreshold) {
      this.#open({ type: 'probes-failed', ...numbers }, this.now);
    } else if (rate(failed + toCome) < failureRateThreshold && rate(slow + toCome) < slowCallRateThreshold) {
      this.#close({ type: 'probes-succeeded', ...numbers }, this.now);
    }
  }

  #completed(): { permitted: number; succeeded: number; failed: number; slow: number } {
    const completed = this.probes.filter((probe) => probe !== 'in flight');
    const failed = completed.filter((probe) => probe.failed).length;
    const slow = completed.filter((probe) => probe.slow).length;
    return { permitted: this.permitted, succeeded: completed.length - failed, failed, slow };
  }

  #share({ since, config }: NonNullable<NaiveBreaker['ramp']>): object | null {
    const { duration, initialRate } = config;
    const progress = (this.now - since) / duration;
    if (progress >= 1) return null;
    return {
      admittedRate: initialRate + (100 - initialRate) * progress,
      endsInMs: since + duration - this.now,
    };
  }

  #probeCounts(): object {
    return {
      ...this.#completed(),
      inFlight: this.probes.filter((probe) => probe === 'in flight').length,
    };
  }

  #settle(): void {
    if (this.override !== null && this.now >= this.override.expiresAt) {
      const { command, expiresAt } = this.override;
      const cause = { type: 'override-expired', command };
      if (command === 'force-open') this.#halfOpen(cause, expiresAt);
      else this.#close(cause, expiresAt);
    }
    if (this.state === 'half-open' && this.now >= this.leaseEnd) {
      this.#open({ type: 'half-open-expired', ...this.#probeCounts() }, this.leaseEnd);
    }
  }

  #timer(): number {
    if (this.override !== null) return this.override.expiresAt;
    if (!this.config.automaticTransitionFromOpenToHalfOpen) return Infinity;
    if (this.state === 'open') return this.deadline;
    return this.state === 'half-open' ? this.leaseEnd : Infinity;
  }

  #open(cause: object, at: number): void {
    const ramping = this.ramp !== null && at < this.ramp.since + this.ramp.config.duration ? this.ramp : null;
    this.attempt = (ramping?.attempt ?? this.attempt) + 1;
    this.wait = this.#waitOf(this.attempt);
    this.#move('open', cause, at);
    this.deadline = at + this.wait;
  }

  #waitOf(attempt: number): number {
    const { waitDurationInOpenState: wait } = this.config;
    if (typeof wait === 'number') return wait;
    let grown = wait.initial;
    for (let i = 1; i < attempt; i += 1) grown *= 2;
    return Math.min(grown, wait.max);
  }

  #halfOpen(cause: object, at: number): void {
    this.#move('half-open', cause, at);
    this.leaseEnd = at + this.config.maxWaitDurationInHalfOpenState;
    this.permitted = this.config.permittedNumberOfCallsInHalfOpenState;
    this.concurrent = this.config.maxConcurrentCallsInHalfOpenState;
  }

  #close(cause: { type: string }, at: number): void {
    const { slowStart } = this.config;
    const { attempt } = this;
    this.#forget();
    this.attempt = 0;
    this.#move('closed', cause, at);
    if (cause.type === 'probes-succeeded' && slowStart !== null) {
      this.ramp = { since: at, attempt, config: slowStart, credit: 1 - slowStart.initialRate / 100 };
    }
  }

  #overrideWith(command: OverrideCommand, cause: { type: string; expiresAt: number | null }): void {
    const override = { command, expiresAt: cause.expiresAt ?? Infinity };
    if (this.state === OVERRIDES[command]) {
      this.override = override;
      this.told.push({ type: 'override-renewed', at: this.now, cause });
      return;
    }
    if (command !== 'force-open') this.attempt = 0;
    if (command === 'disable') this.#forget();
    this.#move(OVERRIDES[command], cause, this.now);
    this.override = override;
  }

  #move(to: BreakerState, cause: object, at: number): void {
    this.told.push({ type: 'transition', at, from: this.state, to, cause });
    this.state = to;
    this.since = at;
    this.generation += 1;
    this.cause = 'type' in cause ? String(cause.type) : null;
    this.errors = 0;
    this.deadline = this.leaseEnd = Infinity;
    this.override = null;
    this.probes = [];
    this.ramp = null;
  }

  #forget(): void {
    this.outcomes = [];
    this.streak = [];
  }

  #failuresInARow(): number {
    return this.streak.length - 1 - this.streak.lastIndexOf(false);
  }

  #ended(type: string): number {
    return this.ended.filter((one) => one === type).length;
  }
}
