import { type Chance, isWithin, STREAMS } from '../chance/draw.ts';
import { latencyOf } from '../chance/quantiles.ts';
import { micros } from '../clock/micros.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { ResultKind } from '../run/result-kind.ts';
import type { Dependency } from '../scenario/dependency.ts';
import type { Call, Callee, Result } from './call.ts';
import { RateLimit } from './rate-limit.ts';
import type { Weather } from './weather.ts';

/** A refusal is an answer too, and takes this long, µs. */
const REFUSAL_TAKES = 1_000;

interface Work {
  readonly call: Call;
  readonly execution: number;
  readonly done: (result: Result) => void;
  /** null: it waits. */
  stop: (() => void) | null;
}

export interface ServerSurroundings {
  readonly timeline: Timeline;
  readonly weather: Weather;
  readonly chance: Chance;
}

/** The dependency as its callers meet it: slots, a queue, a limit, and the weather over all of it. */
export class DependencyServer implements Callee {
  readonly #spec: Dependency;
  readonly #at: number;
  readonly #timeline: Timeline;
  readonly #weather: Weather;
  readonly #chance: Chance;
  readonly #limit = new RateLimit();
  readonly #working = new Set<Work>();
  #waiting: Work[] = [];
  #executions = 0;
  /** µs; it has fallen over and is back from then on. */
  #backAt = 0;

  constructor(spec: Dependency, at: number, { timeline, weather, chance }: ServerSurroundings) {
    this.#spec = spec;
    this.#at = at;
    this.#timeline = timeline;
    this.#weather = weather;
    this.#chance = chance;
  }

  call(call: Call, done: (result: Result) => void): () => void {
    const work: Work = { call, execution: call.executions++, done, stop: null };
    const refusal = this.#refusal();
    if (refusal !== null)
      return this.#timeline.at(this.#timeline.now + REFUSAL_TAKES, () => done({ kind: refusal }));
    if (this.#hasSlot) this.#start(work);
    else this.#waiting.push(work);
    return () => this.#callOff(work);
  }

  /** The weather has changed: there may be more slots than there were. */
  wake(): void {
    while (this.#waiting.length > 0 && this.#hasSlot) {
      const next = this.#waiting.shift();
      if (next !== undefined) this.#start(next);
    }
  }

  get #hasSlot(): boolean {
    return this.#working.size < this.#limitOf('slots');
  }

  #limitOf(what: 'slots' | 'perSecond'): number {
    return this.#weather.limit(what, { at: this.#at, spec: this.#spec, now: this.#timeline.now });
  }

  #refusal(): ResultKind | null {
    const { now } = this.#timeline;
    const { collapse, queue = Infinity } = this.#spec;
    if (now < this.#backAt) return 'crashed';
    if (!this.#limit.takes(now, this.#limitOf('perSecond'))) return 'overloaded';
    if (collapse !== undefined && this.#working.size + this.#waiting.length >= collapse.inFlight) {
      this.#backAt = now + micros(collapse.downMs);
      this.#fallOver();
      return 'crashed';
    }
    return !this.#hasSlot && this.#waiting.length >= queue ? 'overloaded' : null;
  }

  #fallOver(): void {
    const lost = [...this.#working, ...this.#waiting];
    for (const { stop } of this.#working) stop?.();
    this.#working.clear();
    this.#waiting = [];
    for (const { done } of lost) done({ kind: 'crashed' });
  }

  #start(work: Work): void {
    const { kind, takes } = this.#fateOf(work);
    this.#working.add(work);
    work.stop = this.#timeline.at(this.#timeline.now + takes, () => {
      this.#working.delete(work);
      work.done({ kind });
      this.wake();
    });
  }

  #fateOf({ call, execution }: Work): { kind: ResultKind; takes: number } {
    const { script, latency } = this.#spec;
    const chance = this.#chance;
    const conditions = this.#weather.conditions(this.#at, call.key, this.#timeline.now);
    // All three are drawn, whichever matter.
    const isHit = isWithin(chance.draw(STREAMS.fate, call.id, execution), conditions.errorRate);
    const hangs = isWithin(chance.draw(STREAMS.hang, call.id, execution), conditions.hangRate);
    const lasts =
      latencyOf(latency, chance.draw(STREAMS.latency, call.id, execution)) * conditions.latencyFactor +
      conditions.addedLatencyMs;
    const number = script?.by === 'request' ? call.id : this.#executions++;
    const scripted = script !== undefined && script.outcomes[number % script.outcomes.length] === 'x';
    const kind = isHit ? conditions.errorKind : scripted ? 'error' : 'ok';
    return { kind, takes: micros(hangs ? conditions.hangMs : lasts) };
  }

  #callOff(work: Work): void {
    if (work.stop === null) {
      this.#waiting = this.#waiting.filter((other) => other !== work);
      return;
    }
    if (!this.#working.delete(work)) return;
    work.stop();
    this.wake();
  }
}
