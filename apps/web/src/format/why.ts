import type {
  CauseView,
  ErrorCount,
  ProbeCause,
  StateView,
  ThresholdsView,
  WindowTotals,
} from '@fuseboard/protocol';
import { latency, percent, plural } from './quantity.ts';
import { duration, untilTime } from './time.ts';

/** Why a breaker is as it is. `headline` stands alone; `detail` goes on from it and may be empty. */
export interface Why {
  /** "Failure rate 62 % reached 50 %" */
  readonly headline: string;
  /** "over the last 50 calls: 31 failed" */
  readonly detail: string;
  /** Most frequent first. */
  readonly errors: readonly { readonly text: string; readonly count: number }[];
}

/** What of the rules a cause is told with. */
export type ToldBy = Pick<ThresholdsView, 'slowCallDuration' | 'window'>;

/** `now` only decides whether an hour alone is enough to say until when. */
export function whySentence(entry: StateView, thresholds: ToldBy, now = entry.since): Why {
  if (entry.cause === null) return plain('No transition yet', `${STILL[entry.state]} since it was started`);
  return whyCause(entry.cause, thresholds, now);
}

export function whyCause(cause: CauseView, thresholds: ToldBy, now: number): Why {
  switch (cause.type) {
    case 'failure-rate':
      return {
        headline: `Failure rate ${percent(cause.observed)} reached ${percent(cause.threshold)}`,
        detail: `${overWindow(cause.totals, thresholds)}: ${cause.totals.failedCalls} failed`,
        errors: toErrors(cause.errors),
      };
    case 'slow-call-rate':
      return {
        headline: `Slow-call rate ${percent(cause.observed)} reached ${percent(cause.threshold)}`,
        detail: `${overWindow(cause.totals, thresholds)}: ${cause.totals.slowCalls} slower than ${latency(thresholds.slowCallDuration)}`,
        errors: toErrors(cause.errors),
      };
    case 'consecutive-failures':
      return {
        headline: `${cause.observed} failures in a row`,
        detail: `the limit is ${cause.threshold}`,
        errors: toErrors(cause.errors),
      };
    case 'probes-failed':
      return {
        headline: `Probes failed: ${failedOf(cause)}`,
        detail: '',
        errors: toErrors(cause.errors),
      };
    case 'probes-succeeded':
      return plain(
        `Probes succeeded: ${cause.succeeded} of ${cause.permitted}`,
        'closed again, with an empty window',
      );
    case 'wait-elapsed':
      return plain(`Waited ${duration(cause.waited)}`, 'and lets probes through');
    case 'half-open-expired':
      return plain(
        'No verdict in time',
        `${cause.succeeded + cause.failed} of ${cause.permitted} probes answered, ${cause.inFlight} still out`,
      );
    case 'override-expired':
      return plain(
        `${OVERRIDES[cause.command]} has expired`,
        attribution(cause.actor, cause.reason, 'it was set'),
      );
    case 'operator':
      return byOperator(cause, now);
    case 'restored':
      return plain('Restored', 'as it was before the server was restarted');
    default:
      return cause satisfies never;
  }
}

function byOperator(cause: Extract<CauseView, { type: 'operator' }>, now: number): Why {
  const who = cause.actor === null ? '' : ` by ${cause.actor}`;
  const why = cause.reason === null ? '' : `: ${cause.reason}`;
  const until =
    cause.expiresAt === null ? untilReset(cause.command) : `until ${untilTime(cause.expiresAt, now)}`;
  return plain(`${COMMANDS[cause.command]}${who}${why}`, until);
}

const untilReset = (command: keyof typeof COMMANDS): string => (command in OVERRIDES ? 'until reset' : '');

function attribution(actor: string | null, reason: string | null, lead: string): string {
  if (actor === null && reason === null) return '';
  return `${lead}${actor === null ? '' : ` by ${actor}`}${reason === null ? '' : `: ${reason}`}`;
}

function overWindow(totals: WindowTotals, { window }: ToldBy): string {
  return window.type === 'count-based'
    ? `over the last ${plural(totals.bufferedCalls, 'call')}`
    : `over ${plural(totals.bufferedCalls, 'call')} in ${duration(window.duration)}`;
}

function failedOf(cause: ProbeCause): string {
  const done = cause.succeeded + cause.failed;
  if (cause.slow > 0 && cause.failed === 0) return `${cause.slow} of ${done} were slow`;
  return `${cause.failed} of ${done}`;
}

const toErrors = (errors: readonly ErrorCount[]): Why['errors'] =>
  errors.map((error) => ({ text: errorText(error), count: error.count }));

/** The shortest text that tells two errors apart: the message, with the code if the message leaves it out. */
function errorText({ name, code, message }: ErrorCount): string {
  if (message === '') return code ?? name;
  if (code === null || plainText(message).includes(plainText(code))) return message;
  return `${code}: ${message}`;
}

/** "HTTP_503" and "HTTP 503" say the same. */
const plainText = (text: string): string => text.toLowerCase().replaceAll('_', ' ');

/** "HTTP 503 x 24, connect ECONNREFUSED x 7". */
export const errorList = (errors: Why['errors']): string =>
  errors.map(({ text, count }) => (count === 1 ? text : `${text} × ${count}`)).join(', ');

const plain = (headline: string, detail = ''): Why => ({ headline, detail, errors: [] });

const OVERRIDES: Record<string, string> = {
  'force-open': 'The forced opening',
  disable: 'The disabling',
  'metrics-only': 'Metrics-only',
};

const COMMANDS = {
  'force-open': 'Forced open',
  disable: 'Disabled',
  'metrics-only': 'Set to metrics only',
  trip: 'Tripped',
  probe: 'Sent to probe',
  reset: 'Reset',
} as const;

const STILL = {
  closed: 'closed',
  open: 'open',
  'half-open': 'half-open',
  'forced-open': 'forced open',
  disabled: 'disabled',
  'metrics-only': 'metrics only',
} as const;
