import { assertNever } from '../assert-never.ts';
import type { BreakerCommand } from '../breaker-state.ts';
import type { ErrorCount, OperatorCause, TransitionCause } from '../transition-cause.ts';
import type { ExplainableBreaker } from './explanation.ts';
import { calls, duration, percent } from './words.ts';

/** The sentence about the present state: what led to it. */
export function why({ state, cause, openAttempt, slowStart }: ExplainableBreaker): string {
  const attempt = state === 'open' && openAttempt > 1 ? `, opening ${openAttempt} of this outage` : '';
  const share =
    slowStart === null
      ? ''
      : `; for ${duration(slowStart.endsInMs)} more only a share of the calls is let through, now ${percent(slowStart.admittedRate)}`;
  const reason = cause === null ? 'nothing has moved it yet' : reasonOf(cause);
  return `It is ${state}${attempt}: ${reason}${share}.`;
}

function reasonOf(cause: TransitionCause): string {
  switch (cause.type) {
    case 'failure-rate': {
      const { failedCalls, bufferedCalls } = cause.totals;
      return `${failedCalls} of ${calls(bufferedCalls)} failed, and ${percent(cause.observed)} reaches the limit of ${percent(cause.threshold)}${mostly(cause.errors)}`;
    }
    case 'slow-call-rate': {
      const { slowCalls, bufferedCalls } = cause.totals;
      return `${slowCalls} of ${calls(bufferedCalls)} were slow, and ${percent(cause.observed)} reaches the limit of ${percent(cause.threshold)}`;
    }
    case 'consecutive-failures':
      return `${calls(cause.observed)} in a row failed, and the limit is ${cause.threshold}${mostly(cause.errors)}`;
    case 'probes-failed':
      return cause.failed > 0 || cause.slow === 0
        ? `${cause.failed} of ${cause.permitted} probes failed${mostly(cause.errors)}`
        : `${cause.slow} of ${cause.permitted} probes were slow`;
    case 'probes-succeeded':
      return `${cause.succeeded} of ${cause.permitted} probes succeeded`;
    case 'wait-elapsed':
      return `its wait of ${duration(cause.waited)} is over`;
    case 'half-open-expired':
      return `its probes gave no verdict in time, ${cause.inFlight} of ${cause.permitted} had not ended`;
    case 'override-expired':
      return `the command ${cause.command} has run out`;
    case 'operator':
      return commanded(cause);
    case 'restored':
      return 'it was restored from what it had exported';
    default:
      return assertNever(cause);
  }
}

function commanded({ command, actor, reason }: OperatorCause): string {
  return `${COMMANDED[command]} by ${actor ?? 'hand'}${reason === null ? '' : ` (${reason})`}`;
}

const COMMANDED: Readonly<Record<BreakerCommand, string>> = {
  trip: 'tripped',
  'force-open': 'forced open',
  disable: 'disabled',
  'metrics-only': 'set to metrics only',
  probe: 'sent to probe',
  reset: 'reset',
};

/** The most frequent error; of a single kind it is all there is to say. */
function mostly([first]: readonly ErrorCount[]): string {
  if (first === undefined) return '';
  const { code, name, message, count } = first;
  return `; most often ${code ?? name}${message === '' ? '' : `: ${message}`} (${count})`;
}
