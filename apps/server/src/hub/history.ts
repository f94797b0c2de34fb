import type { RecentRates, Series, SeriesQuery } from '@fuseboard/protocol';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Epoch } from './epoch.ts';
import type { Journal } from './journal.ts';
import { round, toPoints } from './series.ts';
import { RETENTION_MS, type SeriesStore } from './series-store.ts';
import { stateSpans } from './state-spans.ts';
import type { StateViews } from './state-views.ts';

export interface HistoryDeps {
  readonly breakers: readonly ManagedBreaker[];
  readonly epoch: Epoch;
  readonly journal: Journal;
  readonly series: SeriesStore;
  readonly states: StateViews;
}

/** What the charts begin with: the last ten minutes. */
export class History {
  readonly #deps: HistoryDeps;
  readonly #startedAt: number;

  constructor(deps: HistoryDeps) {
    this.#deps = deps;
    this.#startedAt = deps.epoch.now();
  }

  /** Without a range: all there is. */
  series(managed: ManagedBreaker, { from, to, points }: SeriesQuery): Series {
    const { breakers, epoch, journal, series, states } = this.#deps;
    const index = breakers.indexOf(managed);
    const now = epoch.now();
    const range = { from: from ?? now - RETENTION_MS, to: to ?? now, points };
    const spans = stateSpans(journal.forwards(), {
      breaker: managed.name,
      state: states.at(index).state,
      knownFrom: this.#knownFrom(),
      ...range,
    });
    return { breaker: managed.name, ...toPoints([...series.samples(index)], range, epoch), states: spans };
  }

  /** Failure rates of every breaker, a point a second, oldest first; null where there was no rate. */
  recent(points: number): RecentRates {
    const { breakers, epoch, series } = this.#deps;
    const rates = breakers.map((managed, index): [string, (number | null)[]] => [
      managed.name,
      Array.from(series.samples(index, points), (sample) => round(sample.failureRate, 100)),
    ]);
    return { step: 1_000, end: epoch.at(series.lastAt), rates: Object.fromEntries(rates) };
  }

  /** Since when the journal has every transition. */
  #knownFrom(): number {
    const oldest = this.#deps.journal.oldest();
    return oldest && oldest.seq > 1 ? oldest.at : this.#startedAt;
  }
}
