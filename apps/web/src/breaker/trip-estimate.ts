import type { ThresholdsView, WindowMemento } from '@fuseboard/protocol';
import { latelyOf, type Lately, remainingAfter } from './window-outlook.ts';

type TripRule = 'failure-rate' | 'slow-call-rate' | 'consecutive-failures';

/** What would come of a closed breaker if its calls went on as they do now. */
export type TripEstimate =
  | {
      readonly kind: 'opens';
      readonly rule: TripRule;
      /** So many calls more, rounded up. */
      readonly calls: number;
      /** ms; null: there are no calls at present. */
      readonly inMs: number | null;
      readonly lately: Lately;
    }
  | { readonly kind: 'stays-closed'; readonly lately: Lately };

export interface Outlook {
  readonly window: WindowMemento;
  readonly thresholds: ThresholdsView;
  readonly consecutiveFailures: number;
  /** Calls a second that reach the breaker and are let through. */
  readonly callsPerSecond: number;
}

/** Further ahead nothing goes on as it does now. */
const MOST_CALLS = 100_000;
/** ms. */
const MOST_TIME = 3_600_000;
/** So often a window is looked at on the way, however large it is; then call by call. */
const LOOKS = 200;
/** Of sums of fractions. */
const MARGIN = 1e-9;

/**
 * When it opens if each further call fails with the share p and is slow with the share s of the latest calls; the first of its rules.
 * null: too few calls to say.
 *
 * Rates. After n calls, at r calls a second, the window holds what is left of its present outcomes, and the n new ones (of a
 * count-based window of size S: the newest S - n of the present ones and min(n, S) new; of a time-based one: the buckets younger than
 * its duration by then, and the new calls of one duration at most). Expected failures are F(n) = failures left + p × new, of
 * N(n) = outcomes left + new. It opens with the least n for which N(n) ≥ minimum and F(n) / N(n) ≥ threshold; slow calls by s alike.
 *
 * Failures in a row. With k of c there already, the expected calls until a run of c is whole are (p^-c - p^-k) / (1 - p), and c - k
 * for p = 1 (Feller, An Introduction to Probability Theory I, XIII.7).
 *
 * It is an expectation: chance opens a breaker somewhat earlier where p is only just above the threshold, and now and then where it is below.
 */
export function tripEstimate(outlook: Outlook): TripEstimate | null {
  const lately = latelyOf(outlook.window);
  if (lately === null) return null;
  const first = callsByRule(outlook, lately)
    .filter(({ calls }) => calls <= MOST_CALLS)
    .sort((a, b) => a.calls - b.calls)[0];
  if (first === undefined) return { kind: 'stays-closed', lately };
  const calls = Math.max(1, Math.ceil(first.calls - MARGIN));
  const inMs = outlook.callsPerSecond > 0 ? (calls * 1_000) / outlook.callsPerSecond : null;
  if (inMs !== null && inMs > MOST_TIME) return { kind: 'stays-closed', lately };
  return { kind: 'opens', rule: first.rule, calls, inMs, lately };
}

interface CallsUntil {
  readonly rule: TripRule;
  readonly calls: number;
}

function callsByRule(outlook: Outlook, lately: Lately): CallsUntil[] {
  const { failureRate, slowCallRate, consecutiveFailures, measureLatency } = outlook.thresholds;
  const { failed, slow } = lately;
  const rules: CallsUntil[] = [
    {
      rule: 'failure-rate',
      calls: callsToRate(outlook, { kind: 'failed', share: failed, percent: failureRate }),
    },
  ];
  if (measureLatency)
    rules.push({
      rule: 'slow-call-rate',
      calls: callsToRate(outlook, { kind: 'slow', share: slow, percent: slowCallRate }),
    });
  if (consecutiveFailures !== null)
    rules.push({
      rule: 'consecutive-failures',
      calls: callsToRun(failed, outlook.consecutiveFailures, consecutiveFailures),
    });
  return rules;
}

interface Rule {
  readonly kind: 'failed' | 'slow';
  /** Of the calls to come, 0 to 1. */
  readonly share: number;
  /** At which it trips. */
  readonly percent: number;
}

function callsToRate(outlook: Outlook, rule: Rule): number {
  const most = mostNew(outlook.thresholds, outlook.callsPerSecond);
  // One more than fills the window changes nothing: from then on it is the same.
  const last = Math.min(MOST_CALLS, Math.ceil(most) + 1);
  const stride = Math.ceil(last / LOOKS);
  for (let calls = stride; calls < last + stride; calls += stride) {
    if (!wouldOpen(outlook, rule, calls)) continue;
    let first = calls - stride + 1;
    while (first < calls && !wouldOpen(outlook, rule, first)) first += 1;
    return first;
  }
  return Number.POSITIVE_INFINITY;
}

function wouldOpen({ window, thresholds, callsPerSecond }: Outlook, rule: Rule, calls: number): boolean {
  const { type } = thresholds.window;
  const capacity = type === 'count-based' ? thresholds.window.size : Number.POSITIVE_INFINITY;
  const ms = callsPerSecond > 0 ? (calls * 1_000) / callsPerSecond : 0;
  const left = remainingAfter(window, { calls, ms, thresholds });
  const added = Math.min(calls, mostNew(thresholds, callsPerSecond));
  const total = left.total + added;
  const against = left[rule.kind] + rule.share * added;
  const enough = total >= Math.min(thresholds.minimumNumberOfCalls, capacity) - MARGIN;
  return enough && against * 100 >= rule.percent * total - MARGIN;
}

/** How many of the calls to come the window holds at most. */
function mostNew({ window }: ThresholdsView, callsPerSecond: number): number {
  if (window.type === 'count-based') return window.size;
  return (window.duration / 1_000) * callsPerSecond;
}

function callsToRun(share: number, there: number, whole: number): number {
  if (there >= whole) return 1;
  if (share <= 0) return Number.POSITIVE_INFINITY;
  if (share >= 1) return whole - there;
  return (share ** -whole - share ** -there) / (1 - share);
}
