import { assertNever } from '../assert-never.ts';
import type { NextMove, NotOpenReason } from './explanation.ts';
import { calls, duration, percent } from './words.ts';

/** Why not open, as a sentence; empty where there is nothing to say. */
export function notOpenSentence(reasons: readonly NotOpenReason[]): string {
  const told = reasons.filter(({ rule, observed }) => rule !== 'slow-call-rate' || observed !== 0);
  return told.length === 0 ? '' : ` It has not opened: ${told.map(reasonText).join(', ')}.`;
}

function reasonText({ rule, observed, threshold }: NotOpenReason): string {
  switch (rule) {
    case 'minimum-number-of-calls':
      return `a rate needs ${threshold} calls and there are ${observed}`;
    case 'failure-rate':
      return `the failure rate is ${percent(observed ?? 0)} of ${percent(threshold ?? 0)}`;
    case 'slow-call-rate':
      return `the slow-call rate is ${percent(observed ?? 0)} of ${percent(threshold ?? 0)}`;
    case 'consecutive-failures':
      return `${observed} of ${threshold} failures in a row`;
    case 'ignored':
      return `${calls(observed ?? 0)} ignored so far count in no rate`;
    case 'forced':
      return 'under this command it never does';
    default:
      return assertNever(rule);
  }
}

/** What next, as a sentence. */
export function nextSentence(moves: readonly NextMove[]): string {
  const [first, ...others] = moves.map(moveText);
  if (first === undefined) return '';
  return ` It goes to ${[first, ...others].join(', or to ')}.`;
}

function moveText({ to, on, calls: count, inMs }: NextMove): string {
  switch (on) {
    case 'failures':
      return `${to} after at least ${count} more ${count === 1 ? 'failure' : 'failures'} in a row`;
    case 'slow-calls':
      return `${to} after at least ${count} more slow ${count === 1 ? 'call' : 'calls'} in a row`;
    case 'probes':
      return `${to} with ${count} more successful ${count === 1 ? 'probe' : 'probes'}`;
    case 'next-call':
      return inMs === 0
        ? `${to} with the next call`
        : `${to} with the first call after ${duration(inMs ?? 0)}`;
    case 'time':
      return `${to} by itself in ${duration(inMs ?? 0)}`;
    case 'operator':
      return `${to} by ${to === 'half-open' ? 'probe()' : 'reset()'}`;
    default:
      return assertNever(on);
  }
}
