import { endOf, type Level } from './series-level.ts';
import type { SeriesSample } from '../series-sample.ts';
import { together } from './together.ts';

/** Spans that wait to be written, of each length; while the disk is full, the newest. */
const MOST_WAITING = 60;

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
  #newest = 0;

  /** `known`: what an earlier run of the server has written of a span. */
  constructor(levels: readonly Level[], known: (end: number, level: Level) => SeriesSample | null) {
    this.#levels = levels.map((level) => ({ level, spans: new Map() }));
    this.#known = known;
  }

  add(sample: SeriesSample): void {
    this.#newest = Math.max(this.#newest, sample.second);
    for (const { level, spans } of this.#levels) {
      const end = endOf(sample.second, level);
      const before = spans.get(end)?.sample ?? this.#known(end, level);
      const whole = before === null ? sample : together(before, sample);
      spans.set(end, { sample: { ...whole, second: end }, changed: true });
      const [oldest] = spans.keys();
      if (spans.size > MOST_WAITING && oldest !== undefined) spans.delete(oldest);
    }
  }

  /** Those that changed since they were last written. */
  changed(): readonly LevelSample[] {
    return this.#levels.flatMap(({ level, spans }) =>
      [...spans.values()].filter(({ changed }) => changed).map(({ sample }) => ({ level, sample })),
    );
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
