import { type BreakerState, CircuitBreaker } from '@fuseboard/breaker';
import { assertNever } from '../assert-never.ts';
import type { Timeline } from '../clock/timeline.ts';
import { columns } from '../run/columns.ts';
import { type BreakerLog, TOLD_KINDS, type ToldKind } from '../run/lane-log.ts';
import { obeyLaneCommand } from '../run/lane-command.ts';
import { codeOf, type ResultKind } from '../run/result-kind.ts';
import { breakerChance } from '../run/breaker-chance.ts';
import type { HopBreaker, LaneCommand } from '../scenario/lane.ts';
import { ConservationError } from './conservation.ts';
import type { Recorder, RecordedState } from './recorder.ts';
import { simulatedError } from '../run/simulated-error.ts';

export interface BreakerPlace {
  readonly at: number;
  readonly hop: number;
  readonly key: number | null;
  readonly seed: number;
}

/** How a call ended that the breaker is told of. */
interface Ending {
  readonly ms: number;
  readonly result?: ResultKind;
}

const NO_ENDING: Ending = { ms: 0 };

/** A real breaker, driven through its permits: they answer at once, where promises would need turns of a host's own queue. */
export class RecordedBreaker implements RecordedState {
  readonly at: number;
  readonly #place: BreakerPlace;
  readonly #spec: HopBreaker;
  readonly #breaker: CircuitBreaker;
  readonly #timeline: Timeline;
  readonly #told = columns('at', 'kind', 'permit', 'duration', 'result');
  readonly #out = new Set<number>();

  constructor(
    spec: HopBreaker,
    place: BreakerPlace,
    { timeline, recorder }: { timeline: Timeline; recorder: Recorder },
  ) {
    this.at = place.at;
    this.#place = place;
    this.#spec = spec;
    this.#timeline = timeline;
    this.#breaker = new CircuitBreaker(this.name, spec.config, {
      clock: timeline.clock(() => this.#tell('timer', 0)),
      random: breakerChance(place.seed, place.at),
    });
    this.#breaker.subscribe(
      (event) => {
        if (event.type !== 'transition') return;
        const { from, to, cause } = event;
        recorder.move({ breaker: this.at, at: timeline.now, from, to, cause }, this);
      },
      ['transition'],
    );
  }

  get name(): string {
    const { hop, key } = this.#place;
    return `breaker ${hop + 1}${key === null ? '' : ` of ${key + 1}`}`;
  }

  get state(): BreakerState {
    return this.#breaker.state;
  }

  /** A permit, or why there is none. */
  acquire(): number | ResultKind {
    const full = this.#isFull();
    const permit = this.#breaker.acquire();
    this.#tell('asked', permit);
    if (permit === 0) return this.#refusal(full);
    this.#out.add(permit);
    return permit;
  }

  /** How the call ended that the permit was for; `took` in µs. */
  report(permit: number, kind: ResultKind, took: number): void {
    const counted = this.#give(permit, kind, took);
    if (counted || this.#spec.lateResults !== 'counted') return;
    const anew = this.acquire();
    if (typeof anew === 'number') this.#give(anew, kind, took);
  }

  /** Whether the state allowed it. */
  command(command: LaneCommand, at: number): boolean {
    this.#tell('commanded', at);
    return obeyLaneCommand(this.#breaker, command);
  }

  /** @throws ConservationError where the breaker's own books do not agree with those kept here */
  finish(): BreakerLog {
    const { success, failure, ignored, late } = this.#breaker.snapshot().totals;
    const asked = this.#told.kind.filter(
      (kind, row) => kind === TOLD_KINDS.indexOf('asked') && this.#told.permit[row] !== 0,
    ).length;
    if (asked !== success + failure + ignored + late + this.#out.size)
      throw new ConservationError(
        `${this.name} gave ${asked} permits, ${success} + ${failure} + ${ignored} + ${late} came back, ${this.#out.size} are out`,
        this.#timeline.now,
      );
    const { hop, key, seed } = this.#place;
    const { at, kind, permit, duration, result } = this.#told;
    const told = {
      at: Float64Array.from(at),
      kind: Uint8Array.from(kind),
      permit: Int32Array.from(permit),
      duration: Float64Array.from(duration),
      result: Uint8Array.from(result),
    };
    return { name: this.name, hop, key, config: this.#spec.config, seed, told };
  }

  #give(permit: number, kind: ResultKind, took: number): boolean {
    this.#out.delete(permit);
    const ms = took / 1_000;
    const counts = kind === 'ok' ? 'success' : (this.#spec.classify?.[kind] ?? 'failure');
    if (counts === 'success') {
      this.#tell('succeeded', permit, { ms });
      return this.#breaker.succeed(permit, ms);
    }
    if (counts === 'ignored') {
      this.#tell('ignored', permit, { ms });
      return this.#breaker.ignore(permit);
    }
    this.#tell('failed', permit, { ms, result: kind });
    return this.#breaker.fail(permit, ms, simulatedError(this.name, kind, ms));
  }

  #isFull(): boolean {
    const { maxConcurrentCalls } = this.#breaker.config;
    return maxConcurrentCalls !== null && this.#out.size >= maxConcurrentCalls;
  }

  /** Its state is asked first, so a bulkhead refuses only what the state would have let through. */
  #refusal(full: boolean): ResultKind {
    const { state } = this;
    switch (state) {
      case 'open':
        return 'refused-open';
      case 'half-open':
        return 'refused-half-open';
      case 'forced-open':
        return 'refused-forced-open';
      case 'closed':
      case 'disabled':
      case 'metrics-only':
        return full ? 'bulkhead-full' : 'refused-closed';
      default:
        return assertNever(state);
    }
  }

  #tell(kind: ToldKind, permit: number, { ms, result }: Ending = NO_ENDING): void {
    const log = this.#told;
    log.at.push(this.#timeline.now);
    log.kind.push(TOLD_KINDS.indexOf(kind));
    log.permit.push(permit);
    log.duration.push(ms);
    log.result.push(result === undefined ? 0 : codeOf(result));
  }
}
