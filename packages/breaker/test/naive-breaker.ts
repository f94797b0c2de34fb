import type { BreakerCommand, BreakerState, OverrideCommand } from '../src/index.ts';
import {
  type CallPlan,
  type Conclusion,
  conclusionOf,
  type Ending,
  type Held,
  type HeldCall,
  type HeldPermit,
  IGNORED,
  TIMED_OUT,
} from './naive-call.ts';
import { complete, fits, type ModelConfig, waitOf } from './naive-config.ts';
import {
  aged,
  type Counts,
  carried,
  countOf,
  covered,
  latencyOf,
  type Outcome,
  sameWindow,
} from './naive-window.ts';

export interface Told {
  readonly type: string;
  readonly [detail: string]: unknown;
}

export interface Order {
  readonly command: BreakerCommand;
  readonly expiresAfter: number | null;
  readonly reason: string | null;
}

/** What came of it: done, or why not. */
export type Obeyed = 'done' | 'illegal' | 'unfit' | 'disposed';

/** On which clock, and with what, a breaker is restored. */
export interface Return {
  /** How far the clock has moved since the export. */
  readonly moved: number;
  /** How far the breaker is told that it has. */
  readonly told: number;
  readonly changes: Partial<ModelConfig>;
}

/** As a breaker's, but for the name. */
export interface ModelSnapshot {
  readonly latency: ReturnType<typeof latencyOf> | null;
  readonly [figure: string]: unknown;
}

interface Cause {
  readonly type: string;
  readonly [detail: string]: unknown;
}

interface ModelOverride {
  readonly command: OverrideCommand;
  readonly reason: string | null;
  readonly expiresAt: number;
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
  given: Partial<ModelConfig>;
  config: ModelConfig;
  state: BreakerState = 'closed';
  since = 0;
  generation = 1;
  attempt = 0;
  disposed = false;
  cause: Cause | null = null;
  /** Since the window was last emptied; cut only where another window cut it. */
  outcomes: Outcome[] = [];
  streak: boolean[] = [];
  /** Since the last move: what a cause can name. */
  errors = 0;
  held: Held[] = [];
  permits: HeldPermit[] = [];
  calls: HeldCall[] = [];
  /** Timed out, and about to end since they heed their signal. */
  dying: HeldCall[] = [];
  ended: string[] = [];
  /** Problems of the user's functions. */
  reported = 0;
  hearsCalls: boolean;
  /** The listener. */
  hear: (event: Told) => void = () => {};
  waiting: Told[] = [];
  delivering = false;
  wait = 0;
  deadline = Infinity;
  leaseEnd = Infinity;
  override: ModelOverride | null = null;
  probes: ('in flight' | Outcome)[] = [];
  permitted = 0;
  concurrent = 0;
  ramp: {
    readonly since: number;
    readonly attempt: number;
    readonly config: NonNullable<ModelConfig['slowStart']>;
    credit: number;
  } | null = null;

  constructor(given: Partial<ModelConfig>, hearsCalls: boolean) {
    this.given = given;
    this.config = complete(given);
    this.hearsCalls = hearsCalls;
  }

  // What can be asked of a breaker.

  acquire(permit: number): boolean {
    const admitted = this.#admit() === null;
    if (admitted) {
      const held = { permit, generation: this.generation, used: false };
      this.held.push(held);
      this.permits.push(held);
    }
    this.#deliver();
    return admitted;
  }

  /** Letters in lower case are slow calls, if calls of `durationMs` are. */
  finish(held: Held, letter: string, durationMs: number | null): boolean {
    if (held.used) return false;
    const success = { type: 'success', kind: null, openFor: null } as const;
    const failure = { type: 'failure', kind: 'error', openFor: null } as const;
    const conclusion = letter === 'I' ? IGNORED : 'Ff'.includes(letter) ? failure : success;
    return this.#conclude(held, conclusion, letter === 'I' ? null : durationMs);
  }

  call(plan: CallPlan, ending: Ending): HeldCall {
    const answer = plan.signal === 'aborted' ? 'aborted' : this.#admit();
    const { now: startedAt, generation } = this;
    const refused = answer !== null;
    const timeout = this.config.timeout ?? Infinity;
    const common = { used: refused, ended: refused, timeoutCounted: false, orphanOf: null };
    const call: HeldCall = { plan, startedAt, generation, timeout, answer, ...common };
    if (!refused) {
      this.held.push(call);
      this.calls.push(call);
    }
    this.#deliver();
    const { body } = plan;
    if (!refused && (body === 'returns' || body === 'throws'))
      this.end(call, { ...ending, throws: body === 'throws' });
    return call;
  }

  /** The call really ends. */
  end(call: HeldCall, ending: Ending): void {
    call.ended = true;
    if (call.used) return this.#endLate(call, ending.throws ? 'error' : null);
    const { troubled, ...conclusion } = conclusionOf(ending, (call.orphanOf ?? this.config).classifies);
    if (troubled) this.reported += 1;
    call.answer = `${ending.throws ? 'threw' : 'returned'} ${JSON.stringify(ending.countsAs)}`;
    this.#concludeCall(call, conclusion);
  }

  /** Its caller gives it up. */
  abort(call: HeldCall): void {
    if (call.used) return;
    call.answer = 'aborted';
    call.ended = call.plan.body === 'heedful';
    this.#concludeCall(call, IGNORED);
  }

  command(order: Order): Obeyed {
    if (this.disposed) return 'disposed';
    this.#settle();
    const legal = this.#obey(order);
    this.#deliver();
    return legal ? 'done' : 'illegal';
  }

  reconfigure(changes: Partial<ModelConfig>): Obeyed {
    if (this.disposed) return 'disposed';
    this.#settle();
    const given = { ...this.given, ...changes };
    const fit = fits(given);
    if (fit) {
      const { slidingWindow: from } = this.config;
      this.given = given;
      this.config = complete(given);
      const { slidingWindow: to } = this.config;
      if (!sameWindow(from, to))
        this.outcomes = carried(covered(this.outcomes, from, this.now), { from, to, now: this.now });
      this.#tell({ type: 'reconfigured', at: this.now });
    }
    this.#deliver();
    return fit ? 'done' : 'unfit';
  }

  dispose(): void {
    if (this.disposed) return;
    this.waiting.push({ type: 'disposed', at: this.now });
    this.disposed = true;
    this.#deliver();
  }

  /** Disposed of, `moved` ms pass, and another comes back in its place. */
  restore({ moved, told: away, changes }: Return): void {
    const { slidingWindow: from } = this.config;
    for (const call of this.calls) call.orphanOf ??= this.config;
    const before = this.now;
    this.now += moved;
    const { now } = this;
    const later = (instant: number): number => now + Math.max(0, instant - before - away);
    const kept = aged(covered(this.outcomes, from, before), from, { before, away, now });
    this.given = { ...this.given, ...changes };
    this.config = complete(this.given);
    this.outcomes = carried(kept, { from, to: this.config.slidingWindow, now });
    this.held = [];
    this.permits = [];
    this.generation = 1;
    this.errors = 0;
    this.disposed = false;
    this.since = now - (before - this.since) - away;
    this.deadline = later(this.deadline);
    if (this.ramp !== null) this.ramp = { ...this.ramp, since: now - (before - this.ramp.since) - away };
    if (this.override !== null)
      this.override = { ...this.override, expiresAt: later(this.override.expiresAt) };
    if (this.cause !== null && typeof this.cause['expiresAt'] === 'number' && this.override !== null)
      this.cause = { ...this.cause, expiresAt: finite(this.override.expiresAt) };
    if (this.state !== 'half-open') return;
    this.state = 'open';
    this.since = this.deadline = now;
    this.wait = 0;
    this.leaseEnd = Infinity;
    this.cause = { type: 'restored' };
  }

  /** Time passes, and timers fire when they are due; of the same instant, timeouts of calls go first. */
  advance(ms: number): void {
    const end = this.now + ms;
    for (let due = this.#nextDue(); due <= end; due = this.#nextDue()) {
      this.now = Math.max(this.now, due);
      const call = this.#running().find((one) => timeoutAt(one) <= this.now);
      if (call === undefined) this.#fire();
      else this.#timeOut(call);
    }
    this.now = end;
    for (const call of this.dying.splice(0)) {
      call.ended = true;
      this.#endLate(call, 'timeout');
    }
  }

  /** Time passes, and no timer fires until `advance`. */
  stall(ms: number): void {
    this.now += ms;
  }

  // What can be seen of it.

  snapshot(): ModelSnapshot {
    const { config, override } = this;
    const { failed, slow, slowFailed, total } = this.counts();
    const enough = total >= config.minimumNumberOfCalls;
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
      totals: this.#totals(),
      openAttempt: this.attempt,
      retryAfterMs: this.#retryAfter(),
      waitElapsed: this.state === 'open' && this.now >= this.deadline,
      halfOpen: this.state === 'half-open' ? this.#probeCounts() : null,
      slowStart: this.#rampCounts(),
      override: override && {
        command: override.command,
        reason: override.reason,
        actor: null,
        expiresInMs: finite(Math.max(0, override.expiresAt - this.now)),
      },
      cause: this.cause,
      latency: config.measureLatency ? latencyOf(this.#window()) : null,
    };
  }

  counts(): Counts {
    return countOf(this.#window());
  }

  inFlight(): number {
    return this.held.filter(({ used }) => !used).length;
  }

  // How it comes about.

  #window(): Outcome[] {
    return covered(this.outcomes, this.config.slidingWindow, this.now);
  }

  /** null, or why not. */
  #admit(): string | null {
    if (this.disposed) return 'disposed';
    this.#settle();
    if (!this.#mayPass()) return this.#refuse();
    const most = this.config.maxConcurrentCalls ?? Infinity;
    if (this.inFlight() >= most) return `bulkhead-full ${most}`;
    if (this.state === 'open') this.#halfOpen({ type: 'wait-elapsed', waited: this.wait }, this.now);
    if (this.state === 'half-open') this.probes.push('in flight');
    if (this.ramp !== null) this.ramp.credit -= 1;
    return null;
  }

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
    const counts = this.#rampCounts();
    if (counts === null) {
      this.ramp = null;
      return true;
    }
    this.ramp.credit = Math.min(2, this.ramp.credit + counts.admittedRate / 100);
    return this.ramp.credit >= 1;
  }

  #rampCounts(): { admittedRate: number; endsInMs: number } | null {
    if (this.ramp === null || this.state !== 'closed') return null;
    const { duration, initialRate } = this.ramp.config;
    const elapsed = this.now - this.ramp.since;
    const admittedRate = initialRate + (100 - initialRate) * (elapsed / duration);
    return elapsed >= duration ? null : { admittedRate, endsInMs: duration - elapsed };
  }

  #refuse(): string {
    this.ended.push('rejected');
    const nothing = { durationMs: null, slow: false, kind: null };
    this.#tell({ type: 'call', at: this.now, ...nothing, outcome: 'rejected' });
    return `not-permitted ${this.state} ${this.#retryAfter()}`;
  }

  #retryAfter(): number | null {
    if (this.state === 'open') return Math.max(0, this.deadline - this.now);
    if (this.state === 'half-open') return Math.max(0, this.leaseEnd - this.now);
    const heldOpen = this.state === 'forced-open' ? this.override : null;
    return heldOpen && finite(Math.max(0, heldOpen.expiresAt - this.now));
  }

  #concludeCall(call: HeldCall, conclusion: Conclusion): boolean {
    if (call.orphanOf === null) return this.#conclude(call, conclusion, this.now - call.startedAt);
    call.used = true;
    return false;
  }

  #conclude(held: Held, { type, kind, openFor }: Conclusion, durationMs: number | null): boolean {
    held.used = true;
    this.#settle();
    const measured = this.config.measureLatency ? durationMs : null;
    const slow = measured !== null && measured > this.config.slowCallDurationThreshold;
    const call = { type: 'call', at: this.now, durationMs: measured, slow, kind };
    const counts = !this.disposed && held.generation === this.generation;
    this.ended.push(counts ? type : 'late');
    if (counts && kind === 'timeout') this.ended.push(kind);
    this.#tell({ ...call, outcome: counts ? type : 'late' });
    if (counts && this.state === 'half-open') this.probes.splice(this.probes.indexOf('in flight'), 1);
    const failed = type === 'failure';
    if (counts && type !== 'ignored')
      this.#count({ at: this.now, failed, slow, durationMs: measured }, openFor);
    this.#deliver();
    return counts;
  }

  /** After a timeout that counted, the real end is told as late; after an abort nothing is. */
  #endLate(call: HeldCall, kind: Conclusion['kind']): void {
    if (!call.timeoutCounted || call.orphanOf !== null) return;
    this.ended.push('late');
    const { measureLatency, slowCallDurationThreshold } = this.config;
    const durationMs = measureLatency ? this.now - call.startedAt : null;
    const slow = durationMs !== null && durationMs > slowCallDurationThreshold;
    this.#tell({ type: 'call', at: this.now, durationMs, slow, kind, outcome: 'late' });
    this.#deliver();
  }

  #count(outcome: Outcome, openFor: number | null): void {
    if (outcome.failed && this.state !== 'disabled') this.errors += 1;
    if (this.state === 'half-open') {
      this.probes.push(outcome);
      return this.#judge(openFor);
    }
    if (this.state === 'disabled') return;
    const before = this.#met();
    this.outcomes.push(outcome);
    this.streak.push(outcome.failed);
    const met = this.#met();
    const [first] = met;
    if (this.state === 'closed' && first !== undefined)
      return this.#open(this.#tripCause(first), this.now, openFor);
    if (this.state !== 'metrics-only') return;
    for (const rule of met.filter((name) => !before.includes(name))) {
      this.#tell({ type: 'threshold-exceeded', at: this.now, cause: this.#tripCause(rule) });
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

  #tripCause(type: string): Cause {
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

  #judge(openFor: number | null): void {
    const { succeeded, failed, slow, permitted } = this.#completed();
    const toCome = permitted - succeeded - failed;
    const rate = (count: number): number => (100 * count) / permitted;
    const { failureRateThreshold, slowCallRateThreshold } = this.config;
    const errors = Math.min(failed, this.errors, ERRORS_KEPT);
    const numbers = { permitted, succeeded, failed, slow, errors };
    if (rate(failed) >= failureRateThreshold || rate(slow) >= slowCallRateThreshold) {
      this.#open({ type: 'probes-failed', ...numbers }, this.now, openFor);
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

  #probeCounts(): object {
    const inFlight = this.probes.filter((probe) => probe === 'in flight').length;
    return { ...this.#completed(), inFlight };
  }

  #settle(): void {
    if (this.disposed) return;
    if (this.override !== null && this.now >= this.override.expiresAt) {
      const { command, reason, expiresAt } = this.override;
      const cause = { type: 'override-expired', command, reason, actor: null };
      if (command === 'force-open') this.#halfOpen(cause, expiresAt);
      else this.#close(cause, expiresAt);
    }
    if (this.state === 'half-open' && this.now >= this.leaseEnd) {
      this.#open({ type: 'half-open-expired', ...this.#probeCounts() }, this.leaseEnd, null);
    }
  }

  #running(): HeldCall[] {
    return this.calls.filter(({ used }) => !used).toSorted((a, b) => timeoutAt(a) - timeoutAt(b));
  }

  #nextDue(): number {
    const [first] = this.#running();
    return Math.min(this.#timer(), first === undefined ? Infinity : timeoutAt(first));
  }

  #timer(): number {
    if (this.disposed) return Infinity;
    if (this.override !== null) return this.override.expiresAt;
    if (!this.config.automaticTransitionFromOpenToHalfOpen) return Infinity;
    if (this.state === 'open') return this.deadline;
    return this.state === 'half-open' ? this.leaseEnd : Infinity;
  }

  #fire(): void {
    this.#settle();
    const elapsed = this.state === 'open' && this.now >= this.deadline;
    if (elapsed && this.config.automaticTransitionFromOpenToHalfOpen) {
      this.#halfOpen({ type: 'wait-elapsed', waited: this.wait }, this.now);
    }
    this.#deliver();
  }

  #timeOut(call: HeldCall): void {
    call.answer = `timeout ${call.timeout}`;
    call.timeoutCounted = this.#concludeCall(call, TIMED_OUT);
    if (call.plan.body === 'heedful') this.dying.push(call);
  }

  #obey({ command, expiresAfter, reason }: Order): boolean {
    const { state, now } = this;
    const override = command in OVERRIDES ? (command as OverrideCommand) : null; // by its being a key
    const expiresAt = override === null ? null : finite(now + (expiresAfter ?? Infinity));
    const cause = { type: 'operator', command, reason, actor: null, expiresAt };
    if (override !== null)
      this.#overrideWith({ command: override, reason, expiresAt: expiresAt ?? Infinity }, cause);
    else if (command === 'reset') this.#reset(cause);
    else if (command === 'trip') {
      if (state !== 'open' && state !== 'closed' && state !== 'half-open') return false;
      if (state !== 'open') this.#open(cause, now, null);
    } else {
      if (state !== 'open' && state !== 'half-open') return false;
      if (state === 'open') this.#halfOpen(cause, now);
    }
    return true;
  }

  #reset(cause: Cause): void {
    if (this.state === 'closed') {
      this.generation += 1;
      this.#forget();
      this.errors = 0;
      this.ramp = null;
    } else this.#close(cause, this.now);
    this.#tell({ type: 'reset', at: this.now, cause });
  }

  #open(cause: Cause, at: number, openFor: number | null): void {
    const ramping = this.ramp !== null && at < this.ramp.since + this.ramp.config.duration ? this.ramp : null;
    const before = ramping?.attempt ?? this.attempt;
    this.attempt = openFor === null ? before + 1 : Math.max(1, before);
    const { waitDurationInOpenState: wait } = this.config;
    if (openFor === null && (wait === 'throws' || wait === 'answers NaN')) this.reported += 1;
    this.wait = openFor ?? waitOf(wait, this.attempt);
    this.#move('open', cause, at);
    this.deadline = at + this.wait;
  }

  #halfOpen(cause: Cause, at: number): void {
    this.#move('half-open', cause, at);
    this.leaseEnd = at + this.config.maxWaitDurationInHalfOpenState;
    this.permitted = this.config.permittedNumberOfCallsInHalfOpenState;
    this.concurrent = this.config.maxConcurrentCallsInHalfOpenState;
  }

  #close(cause: Cause, at: number): void {
    const { slowStart } = this.config;
    const { attempt } = this;
    this.#forget();
    this.attempt = 0;
    this.#move('closed', cause, at);
    if (cause.type === 'probes-succeeded' && slowStart !== null) {
      this.ramp = { since: at, attempt, config: slowStart, credit: 1 - slowStart.initialRate / 100 };
    }
  }

  #overrideWith(override: ModelOverride, cause: Cause): void {
    const { command } = override;
    if (this.state === OVERRIDES[command]) {
      this.override = override;
      return this.#tell({ type: 'override-renewed', at: this.now, cause });
    }
    if (command !== 'force-open') this.attempt = 0;
    if (command === 'disable') this.#forget();
    this.#move(OVERRIDES[command], cause, this.now);
    this.override = override;
  }

  #move(to: BreakerState, cause: Cause, at: number): void {
    const from = this.state;
    this.state = to;
    this.since = at;
    this.generation += 1;
    this.cause = cause;
    this.errors = 0;
    this.deadline = this.leaseEnd = Infinity;
    this.override = null;
    this.probes = [];
    this.ramp = null;
    this.#tell({ type: 'transition', at, from, to, cause });
  }

  /** With what its picture must show; the picture is of the same instant. */
  #tell(event: Told): void {
    if (this.disposed || (event.type === 'call' && !this.hearsCalls)) return;
    const { state, generation, attempt, since } = this;
    const shows = event.type === 'call' ? {} : { shows: { state, generation, openAttempt: attempt, since } };
    this.waiting.push({ ...event, ...shows });
  }

  /** In order; what a listener causes comes after what it is being told. */
  #deliver(): void {
    if (this.delivering) return;
    this.delivering = true;
    for (const event of this.waiting) this.hear(event);
    this.waiting = [];
    this.delivering = false;
  }

  #forget(): void {
    this.outcomes = [];
    this.streak = [];
  }

  #failuresInARow(): number {
    return this.streak.length - 1 - this.streak.lastIndexOf(false);
  }

  #totals(): object {
    const count = (type: string): number => this.ended.filter((one) => one === type).length;
    return {
      success: count('success'),
      failure: count('failure'),
      ignored: count('ignored'),
      rejected: count('rejected'),
      late: count('late'),
      timeout: count('timeout'),
    };
  }
}

function timeoutAt({ startedAt, timeout }: HeldCall): number {
  return startedAt + timeout;
}

/** Endless is told as null. */
function finite(ms: number): number | null {
  return ms === Infinity ? null : ms;
}
