import type { ThresholdsView } from '@fuseboard/protocol';
import { reaching } from './trip-line.ts';

/** One rule by which a breaker trips, in calls: it trips when `now` reaches `line`. */
export interface TripRule {
  readonly kind: 'failed' | 'slow' | 'in-a-row';
  readonly now: number;
  readonly line: number;
  /** What the bar is as long as. */
  readonly of: number;
  /** Below the minimum number of calls a rate is no verdict; a streak always is. */
  readonly muted: boolean;
}

export interface WindowCounts {
  readonly buffered: number;
  readonly failed: number;
  readonly slow: number;
  readonly streak: number;
}

/** The rules that can trip it. Slow calls are one where less than all of them is enough. */
export function tripRules(thresholds: ThresholdsView, counts: WindowCounts): TripRule[] {
  const { buffered, failed, slow, streak } = counts;
  const of = Math.max(buffered, thresholds.minimumNumberOfCalls);
  const muted = buffered < thresholds.minimumNumberOfCalls;
  const rate = { of, muted };
  const rules: TripRule[] = [
    { kind: 'failed', now: failed, line: reaching(thresholds.failureRate, of), ...rate },
  ];
  if (thresholds.slowCallRate < 100) {
    rules.push({ kind: 'slow', now: slow, line: reaching(thresholds.slowCallRate, of), ...rate });
  }
  const row = thresholds.consecutiveFailures;
  if (row !== null) rules.push({ kind: 'in-a-row', now: streak, line: row, of: row, muted: false });
  return rules;
}

/** The one that is nearest to its line; of equals the first. */
export function nearestRule(rules: readonly TripRule[]): TripRule | undefined {
  return rules.reduce<TripRule | undefined>((nearest, rule) => {
    const share = (candidate: TripRule) => candidate.now / candidate.line;
    return nearest === undefined || share(rule) > share(nearest) ? rule : nearest;
  }, undefined);
}

/** "31 failed, trips at 25 of 50", "3 failures in a row, trips at 5". */
export function ruleWords({ kind, now, line, of, muted }: TripRule): string {
  if (kind === 'in-a-row') return `${now} ${now === 1 ? 'failure' : 'failures'} in a row, trips at ${line}`;
  const from = muted ? `, from ${of} calls on` : '';
  return `${now} ${kind}, trips at ${line} of ${of}${from}`;
}
