import type { ModelWindow } from './naive-config.ts';

export interface Outcome {
  readonly at: number;
  readonly failed: boolean;
  readonly slow: boolean;
  /** null: not measured, or forgotten. */
  readonly durationMs: number | null;
}

export interface Counts {
  readonly total: number;
  readonly failed: number;
  readonly slow: number;
  readonly slowFailed: number;
}

function bucketOf(at: number, window: ModelWindow & { type: 'time-based' }): number {
  return Math.floor(at / widthOf(window));
}

function widthOf({ duration, buckets }: ModelWindow & { type: 'time-based' }): number {
  return duration / buckets;
}

/** Those that the window covers now. */
export function covered(outcomes: readonly Outcome[], window: ModelWindow, now: number): Outcome[] {
  if (window.type === 'count-based') return outcomes.slice(-window.size);
  const oldest = bucketOf(now, window) - window.buckets + 1;
  return outcomes.filter(({ at }) => bucketOf(at, window) >= oldest);
}

export function countOf(outcomes: readonly Outcome[]): Counts {
  return {
    total: outcomes.length,
    failed: outcomes.filter(({ failed }) => failed).length,
    slow: outcomes.filter(({ slow }) => slow).length,
    slowFailed: outcomes.filter(({ failed, slow }) => failed && slow).length,
  };
}

export function sameWindow(a: ModelWindow, b: ModelWindow): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Outcomes that one window holds, taken in by another: no durations; of a bucket only its middle is known, and no order. */
export function carried(
  outcomes: readonly Outcome[],
  { from, to, now }: { from: ModelWindow; to: ModelWindow; now: number },
): Outcome[] {
  const loose = outcomes.map((outcome) => ({ ...outcome, durationMs: null }));
  if (from.type === 'count-based') {
    return covered(
      to.type === 'count-based' ? loose : loose.map((outcome) => ({ ...outcome, at: now })),
      to,
      now,
    );
  }
  const middle = (at: number): number => Math.min(now, (bucketOf(at, from) + 0.5) * widthOf(from));
  const placed = loose.map((outcome) => ({ ...outcome, at: middle(outcome.at) }));
  if (to.type === 'time-based') return covered(placed, to, now);
  const rank = ({ failed, slow }: Outcome): number => (failed ? 2 : 0) + (slow ? 1 : 0);
  return covered(
    placed.toSorted((a, b) => bucketOf(a.at, from) - bucketOf(b.at, from) || rank(a) - rank(b)),
    to,
    now,
  );
}

/** A time window's outcomes, `away` ms later by a clock that may read anything: they keep their whole buckets' age. */
export function aged(
  outcomes: readonly Outcome[],
  window: ModelWindow,
  { before, away, now }: { before: number; away: number; now: number },
): Outcome[] {
  if (window.type === 'count-based') return [...outcomes];
  const width = widthOf(window);
  return outcomes.map((outcome) => {
    const age = bucketOf(before, window) - bucketOf(outcome.at, window) + Math.floor(away / width);
    return { ...outcome, at: Math.min(now, (bucketOf(now, window) - age + 0.5) * width) };
  });
}

/** Of the durations known; the percentiles by nearest rank. */
export function latencyOf(
  outcomes: readonly Outcome[],
): Record<'count' | 'mean' | 'p50' | 'p99' | 'max', number> {
  const known = outcomes.flatMap(({ durationMs }) => durationMs ?? []).toSorted((a, b) => a - b);
  const count = known.length;
  const rank = (percent: number): number => known[Math.ceil((percent * count) / 100) - 1] ?? 0;
  const sum = known.reduce((total, duration) => total + duration, 0);
  return { count, mean: count === 0 ? 0 : sum / count, p50: rank(50), p99: rank(99), max: known.at(-1) ?? 0 };
}
