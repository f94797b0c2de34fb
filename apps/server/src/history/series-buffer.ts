import { endOf, type Level } from './series-level.ts';
import type { SeriesSample } from '../series-sample.ts';
import { together } from './together.ts';

/** Spans that wait to be written, of each length; while the disk is full, the newest. */
const MOST_WAITING = 60;
/** Seconds that wait to be added up; in good times their turn comes sooner. */
const MOST_FRESH = 20;

interface Open {
  sample: SeriesSample;
  changed: boolean;
}

/** One span of one length. */
export interface LevelSample {
  readonly level: Level;
  readonly sample: SeriesSample;
}

/** The spans of one breaker under way: each second is added to a span of every length. */
export class SeriesBuffer {
  readonly #levels: readonly { readonly level: Level; readonly spans: Map<number, Open> }[];
  readonly #known: (end: number, level: Level) => SeriesSample | null;
  #fresh: SeriesSample[] = [];
  #newest = 0;

  /** `known`: what an earlier run of the server has written of a span. */
  constructor(levels: readonly Level[], known: (end: number, level: Level) => SeriesSample | null) {
    this.#levels = levels.map((level) => ({ level, spans: new Map() }));
    this.#known = known;
  }

  /** Costs next to nothing: the seconds of a thousand breakers end at the same time, their turns to be written do not. */
  add(sample: SeriesSample): void {
    this.#newest = Math.max(this.#newest, sample.second);
    this.#fresh.push(sample);
    if (this.#fresh.length >= MOST_FRESH) this.#sumUp();
  }

  /** Those that changed since they were last written. */
  changed(): readonly LevelSample[] {
    this.#sumUp();
    return this.#levels.flatMap(({ level, spans }) =>
      [...spans.values()].filter(({ changed }) => changed).map(({ sample }) => ({ level, sample })),
    );
  }

  #sumUp(): void {
    const fresh = this.#fresh;
    if (fresh.length === 0) return;
    this.#fresh = [];
    for (const { level, spans } of this.#levels) {
      for (const [end, samples] of bySpan(fresh, level)) {
        const before = spans.get(end)?.sample ?? this.#known(end, level);
        const whole = together(before === null ? samples : [before, ...samples]);
        spans.set(end, { sample: { ...whole, second: end }, changed: true });
        const [oldest] = spans.keys();
        if (spans.size > MOST_WAITING && oldest !== undefined) spans.delete(oldest);
      }
    }
  }

  /** What changed is written; what has ended is forgotten. */
  written(): void {
    for (const { spans } of this.#levels) {
      for (const [end, span] of spans) {
        span.changed = false;
        if (end <= this.#newest) spans.delete(end);
      }
    }
  }
}

/** The samples of each span, by its end. */
function bySpan(
  samples: readonly SeriesSample[],
  level: Level,
): ReadonlyMap<number, readonly SeriesSample[]> {
  const spans = new Map<number, SeriesSample[]>();
  for (const sample of samples) {
    const end = endOf(sample.second, level);
    const span = spans.get(end);
    if (span) span.push(sample);
    else spans.set(end, [sample]);
  }
  return spans;
}
