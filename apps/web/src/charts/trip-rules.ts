import type { ThresholdsView } from '@fuseboard/protocol';

/** One rule by which a breaker trips, as drawn over the calls of its window: it trips when `now` reaches `line`. */
export interface TripRule {
  readonly kind: 'failed' | 'slow';
  readonly now: number;
  readonly line: number;
  /** What the bar is as long as. */
  readonly of: number;
  /** Below the minimum number of calls a rate is no verdict. */
  readonly muted: boolean;
}

export interface WindowCounts {
  readonly buffered: number;
  readonly failed: number;
  readonly slow: number;
}

/** The rules of its window that can trip it. Slow calls are one where less than all of them is enough. */
export function tripRules(thresholds: ThresholdsView, counts: WindowCounts): TripRule[] {
  const { buffered, failed, slow } = counts;
  const of = Math.max(buffered, thresholds.minimumNumberOfCalls);
  const muted = buffered < thresholds.minimumNumberOfCalls;
  const rate = { of, muted };
  const rules: TripRule[] = [
    { kind: 'failed', now: failed, line: reaching(thresholds.failureRate, of), ...rate },
  ];
  if (thresholds.slowCallRate < 100) {
    rules.push({ kind: 'slow', now: slow, line: reaching(thresholds.slowCallRate, of), ...rate });
  }
  return rules;
}

/** The smallest count of `of` that is at least `percent`. The margin keeps 0.1 + 0.2 from costing a call. */
function reaching(percent: number, of: number): number {
  return Math.max(1, Math.ceil((percent * of) / 100 - 1e-9));
}

/** "31 failed, trips at 25 of 50". */
export function ruleWords({ kind, now, line, of, muted }: TripRule): string {
  const from = muted ? `, from ${of} calls on` : '';
  return `${now} ${kind}, trips at ${line} of ${of}${from}`;
}
