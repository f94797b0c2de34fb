import type {
  BreakerState,
  LifetimeTotals,
  NumbersView,
  Series,
  SeriesPoint,
  StateSpan,
} from '@fuseboard/protocol';

/** A point and how much time its counts cover, ms; the first and the newest live point cover less than a step. */
export interface HistoryPoint extends Omit<SeriesPoint, 'slow'> {
  readonly span: number;
  /** null: of what the page saw itself it is not known. */
  readonly slow: number | null;
}

/** What the charts of one breaker draw: the server's series, then what the page saw itself. */
export interface History {
  readonly step: number;
  /** Oldest first. */
  readonly points: readonly HistoryPoint[];
  readonly states: readonly StateSpan[];
  /** The point still being counted, by the totals at its start; null before the first live sample. */
  readonly counting: {
    readonly from: number;
    readonly until: number;
    readonly totals: LifetimeTotals;
  } | null;
}

export interface Sample {
  /** Epoch ms on the server. */
  readonly at: number;
  readonly numbers: NumbersView;
  readonly state: BreakerState;
}

export const emptyHistory = (step: number): History => ({ step, points: [], states: [], counting: null });

/** `leastStep`, ms: the live part is cut no finer, however fine the server's part is. */
export function fromSeries(series: Series, leastStep: number): History {
  return {
    step: Math.max(series.step, leastStep),
    points: series.points.map((point) => ({ ...point, span: series.step })),
    states: series.states,
    counting: null,
  };
}

/** Adds what the numbers say now; the newest point is rewritten until its span is over. Older than `keep` ms is forgotten. */
export function withSample(history: History, sample: Sample, keep: number): History {
  const { step, points } = history;
  const { at, numbers } = sample;
  const { counting } = history;
  const until = (Math.floor(at / step) + 1) * step;
  const countedAnew = counting !== null && wentBack(counting.totals, numbers.totals);
  if (counting === null || countedAnew) {
    return trimmed({ ...history, counting: { from: at, until, totals: numbers.totals } }, at - keep);
  }
  const point = pointOf(counting, sample);
  const settled = lastLive(points, counting.from) ? points.slice(0, -1) : points;
  const next = at < counting.until ? counting : { from: at, until, totals: numbers.totals };
  return trimmed({ ...history, points: [...settled, point], counting: next }, at - keep);
}

/** The state began at `since`; an older span that was still going ends there. */
export function withState(history: History, state: BreakerState, since: number): History {
  const last = history.states.at(-1);
  if (last?.state === state && last.to === null) return history;
  const ended = history.states.map((span) => (span.to === null ? { ...span, to: since } : span));
  return { ...history, states: [...ended, { state, from: since, to: null }] };
}

function pointOf(counting: NonNullable<History['counting']>, { at, numbers, state }: Sample): HistoryPoint {
  const before = counting.totals;
  const now = numbers.totals;
  return {
    at,
    span: at - counting.from,
    success: now.success - before.success,
    failure: now.failure - before.failure,
    ignored: now.ignored - before.ignored,
    rejected: now.rejected - before.rejected,
    late: now.late - before.late,
    timeout: now.timeout - before.timeout,
    slow: null,
    failureRate: numbers.failureRate,
    slowCallRate: numbers.slowCallRate,
    p50: numbers.latency?.p50 ?? null,
    p95: numbers.latency?.p95 ?? null,
    p99: numbers.latency?.p99 ?? null,
    state,
  };
}

/** Is the newest point the one being counted from `from`, and so to be rewritten? */
function lastLive(points: readonly HistoryPoint[], from: number): boolean {
  const last = points.at(-1);
  return last !== undefined && last.at - last.span === from;
}

/** Another run of the server counts from zero. */
function wentBack(before: LifetimeTotals, now: LifetimeTotals): boolean {
  return now.success < before.success || now.failure < before.failure || now.rejected < before.rejected;
}

function trimmed(history: History, oldest: number): History {
  const first = history.points.findIndex((point) => point.at >= oldest);
  const points = first > 0 ? history.points.slice(first) : history.points;
  const states = history.states.filter((span) => span.to === null || span.to >= oldest);
  return { ...history, points, states };
}

/** The points that the domain shows, and one before it so that lines enter from the edge. */
export function within(
  history: History,
  { from, to }: { readonly from: number; readonly to: number },
): History {
  const first = history.points.findIndex((point) => point.at >= from);
  if (first === -1) return { ...history, points: [] };
  return {
    ...history,
    points: history.points.slice(Math.max(0, first - 1)).filter((point) => point.at <= to),
  };
}
