import type { RecentRates, Series, SeriesQuery, StateSpan } from '@fuseboard/protocol';
import type { Layout } from '../breakers/layout.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Epoch } from './epoch.ts';
import type { HubStore, KeptSeries, TimeRange } from './hub-store.ts';
import type { Journal } from './journal.ts';
import { round } from './round.ts';
import { type SeriesRange, toPoints } from './series.ts';
import type { Quiet } from './quiet.ts';
import { RETENTION_MS, type Sample, type SeriesStore } from './series-store.ts';
import type { Stays } from './stays.ts';
import { inTurns } from './in-turns.ts';
import { movesOf, stateSpans } from './state-spans.ts';

export interface HistoryDeps {
  readonly layout: Layout;
  readonly epoch: Epoch;
  readonly journal: Journal;
  readonly series: SeriesStore;
  readonly store: Pick<HubStore, 'moves' | 'earlierRuns' | 'series'>;
  /** Of this run. */
  readonly stays: Stays;
}

/** What the charts begin with: the last ten minutes from memory, and what is older from the store. */
export class History {
  readonly #deps: HistoryDeps;
  #layout: Layout;

  constructor(deps: HistoryDeps) {
    this.#deps = deps;
    this.#layout = deps.layout;
  }

  adopt(layout: Layout): void {
    this.#layout = layout;
  }

  /** Without a range: all there is. A month is tens of thousands of spans: they are read and added up in many turns of the event loop. */
  async series(managed: ManagedBreaker, { from, to, points }: SeriesQuery): Promise<Series> {
    const now = this.#deps.epoch.now();
    const range = { from: from ?? now - RETENTION_MS, to: to ?? now, points };
    const states = this.#spans(managed.name, range);
    const { samples, ...kept } = await this.#samples(managed, range);
    return { breaker: managed.name, ...(await toPoints(samples, range, kept)), states };
  }

  /** Failure rates of every breaker: the last reading of each two seconds, oldest first; null where there was no rate. */
  recent(points: number): RecentRates {
    const { epoch, series } = this.#deps;
    const rates = this.#layout.breakers.map((managed, index): [string, readonly (number | null)[]] => [
      managed.name,
      recentRates(series.samples(index, (points + 1) * RECENT_SECONDS), points),
    ]);
    return {
      step: RECENT_SECONDS * 1_000,
      end: epoch.at(series.lastAt),
      rates: Object.fromEntries(rates),
    };
  }

  /** What memory has, and before that what was kept. */
  async #samples(managed: ManagedBreaker, { from, to, points }: SeriesRange) {
    const { series, store, epoch } = this.#deps;
    const recent = [...series.samples(this.#layout.indexOf(managed) ?? -1)];
    const since = series.firstAt ?? epoch.now();
    if (from >= since) return { resolution: 1, samples: recent, quiet: [] };
    const older = store.series(managed.name, { from, to }, points);
    const firstSecond = recent[0]?.second ?? Number.POSITIVE_INFINITY;
    const kept: Sample[] = [];
    for await (const sample of inTurns(older.samples)) {
      if (sample.second < firstSecond) kept.push({ ...sample, at: sample.second * 1_000 });
    }
    const quiet = this.#quiet(
      managed.name,
      { from: Math.max(from, older.since), to: Math.min(to, since) },
      older,
    );
    return { resolution: older.resolution, samples: kept.concat(recent), quiet };
  }

  /** When what is not in the store has not been: the server ran, with the breaker on its board, and has written since. */
  #quiet(breaker: string, range: TimeRange, { before }: KeptSeries): readonly Quiet[] {
    const { store, stays } = this.#deps;
    const ended = store.earlierRuns(breaker, range).map((run) => ({
      ...run,
      seenAt: (run.seenAt ?? 0) - WRITTEN_WITHIN,
    }));
    return [...ended, ...stays.of(breaker)].flatMap(({ startedAt, seenAt, state }) => {
      const stay = { from: Math.max(range.from, startedAt), to: Math.min(range.to, seenAt ?? range.to) };
      if (stay.to <= stay.from) return [];
      const known = before !== null && before.second * 1_000 >= startedAt ? before : null;
      return { ...stay, standing: known ?? { failureRate: null, slowCallRate: null, state } };
    });
  }

  #spans(breaker: string, range: TimeRange): readonly StateSpan[] {
    const { journal, store, stays } = this.#deps;
    const runs = [...store.earlierRuns(breaker, range), ...stays.of(breaker)];
    const inMemory = movesOf(journal.forwards(), breaker);
    if ((journal.oldest()?.seq ?? 1) === 1) return stateSpans(runs, inMemory, range);
    const older = store.moves(breaker, range).filter(({ seq }) => seq < journal.firstSeq);
    return stateSpans(runs, [...older, ...inMemory], range);
  }
}

/** What was not yet written when a run was ended is lost: ms of it. */
const WRITTEN_WITHIN = 10_000;
/** So the most points that can be asked for are all that is kept. */
const RECENT_SECONDS = 2;

function recentRates(samples: Iterable<Sample>, points: number): readonly (number | null)[] {
  const rates: (number | null)[] = [];
  let first: number | null = null;
  for (const { second, failureRate } of samples) {
    const span = Math.ceil(second / RECENT_SECONDS);
    first ??= span;
    while (rates.length < span - first) rates.push(null);
    rates[span - first] = round(failureRate, 100);
  }
  return rates.slice(-points);
}
