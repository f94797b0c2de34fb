import type { BreakerState } from '@fuseboard/breaker';
import { assertNever } from '../assert-never.ts';
import { micros } from '../clock/micros.ts';
import { EVENT, NONE } from './event-kind.ts';
import type { LaneLog } from './lane-log.ts';
import { kindOf, type Outcome, outcomeOf, type ResultKind } from './result-kind.ts';
import type { Run } from './run.ts';

/** Of the requests that were made in it. Left out: from the beginning, to the end. */
export interface Span {
  readonly fromMs?: number;
  readonly untilMs?: number;
  /** Only requests of these keys. */
  readonly keys?: readonly number[];
}

/** A number that is read off a run, as data: what a caption says, and what a test holds it to. */
export type Measure = { readonly lane: number } & (
  | ({ readonly of: 'requests'; readonly outcome?: Outcome | 'in-flight' } & Span)
  /** Percent of the requests in the span. */
  | ({ readonly of: 'share'; readonly outcome: Outcome } & Span)
  /** ms from the question to the end of the waiting, whatever it was. */
  | ({ readonly of: 'wait'; readonly percentile: number; readonly outcome?: Outcome } & Span)
  /** Requests that were answered in the span, a second. */
  | ({ readonly of: 'goodput' } & Span)
  /** Attempts let through to the dependency (those of the last hop). */
  | ({ readonly of: 'sent'; readonly kind?: ResultKind; readonly probes?: boolean } & Span)
  /** The most of them within one stretch of so many ms. */
  | ({ readonly of: 'peak'; readonly withinMs: number; readonly probes?: boolean } & Span)
  /** Work that ended with nobody waiting for it. */
  | ({ readonly of: 'unheard' } & Span)
  /** How often breakers went to the state. */
  | ({ readonly of: 'moves'; readonly to: BreakerState } & Span)
  /** ms of the first such move; null: there was none. */
  | ({ readonly of: 'first-move'; readonly to: BreakerState } & Span)
  /** Breakers in the state at that time. */
  | { readonly of: 'breakers'; readonly state: BreakerState; readonly atMs: number }
  /** ms; how old the oldest answer from a cache was. */
  | ({ readonly of: 'oldest-answer' } & Span)
  /** ms at which the last work ended that nobody waited for; null: there was none. */
  | ({ readonly of: 'last-unheard' } & Span)
);

/** null: there is nothing to measure. */
export function measure(run: Run, what: Measure): number | null {
  const log = run.lanes[what.lane];
  if (log === undefined) throw new RangeError(`there is no lane ${what.lane}`);
  switch (what.of) {
    case 'requests':
      return rowsOf(log, what).filter(
        (row) => what.outcome === undefined || isOutcome(log, row, what.outcome),
      ).length;
    case 'share':
      return share(log, what.outcome, what);
    case 'wait':
      return wait(log, what);
    case 'goodput':
      return goodput(log, what, run.durationMs);
    case 'sent':
      return sentRows(log, what).filter((row) => isSuch(log, row, what)).length;
    case 'peak': {
      const rows = sentRows(log, what).filter((row) => isSuch(log, row, what));
      return peak(
        rows.map((row) => log.attempts.sentAt[row] ?? 0),
        micros(what.withinMs),
      );
    }
    case 'unheard':
      return unheardAt(log, what).length;
    case 'last-unheard':
      return inMs(unheardAt(log, what).at(-1));
    case 'moves':
      return movesTo(log, what.to, what).length;
    case 'first-move':
      return inMs(movesTo(log, what.to, what)[0]?.at);
    case 'breakers':
      return statesAt(log, micros(what.atMs)).filter((state) => state === what.state).length;
    case 'oldest-answer':
      return inMs(rowsOf(log, what).reduce((most, row) => Math.max(most, log.requests.age[row] ?? 0), 0));
    default:
      return assertNever(what);
  }
}

function inMs(at: number | undefined): number | null {
  return at === undefined ? null : at / 1_000;
}

function isIn(at: number, { fromMs = 0, untilMs = Infinity }: Span): boolean {
  return at >= micros(fromMs) && at < micros(untilMs);
}

function rowsOf({ requests }: LaneLog, span: Span): readonly number[] {
  return [...requests.id.keys()].filter(
    (row) =>
      isIn(requests.askedAt[row] ?? 0, span) &&
      (span.keys === undefined || span.keys.includes(requests.key[row] ?? 0)),
  );
}

function isOutcome({ requests }: LaneLog, row: number, outcome: Outcome | 'in-flight'): boolean {
  const kind = requests.kind[row] ?? NONE;
  return kind === NONE ? outcome === 'in-flight' : outcomeOf(kindOf(kind)) === outcome;
}

function share(log: LaneLog, outcome: Outcome, span: Span): number | null {
  const rows = rowsOf(log, span);
  if (rows.length === 0) return null;
  return (100 * rows.filter((row) => isOutcome(log, row, outcome)).length) / rows.length;
}

function wait(log: LaneLog, what: { percentile: number; outcome?: Outcome } & Span): number | null {
  const { askedAt, endedAt } = log.requests;
  const waits = rowsOf(log, what)
    .filter(
      (row) => (endedAt[row] ?? -1) >= 0 && (what.outcome === undefined || isOutcome(log, row, what.outcome)),
    )
    .map((row) => (endedAt[row] ?? 0) - (askedAt[row] ?? 0))
    .sort((a, b) => a - b);
  return inMs(waits[Math.max(0, Math.ceil((what.percentile / 100) * waits.length) - 1)]);
}

function goodput(log: LaneLog, span: Span, durationMs: number): number {
  const { requests } = log;
  const { fromMs = 0, untilMs = durationMs } = span;
  const answered = [...requests.endedAt.keys()].filter(
    (row) => isOutcome(log, row, 'succeeded') && isIn(requests.endedAt[row] ?? -1, span),
  ).length;
  return (1_000 * answered) / (untilMs - fromMs);
}

function sentRows({ attempts, requests }: LaneLog, span: Span): readonly number[] {
  const last = attempts.hop.reduce((most, hop) => Math.max(most, hop), 0);
  return [...attempts.hop.keys()].filter((row) => {
    const key = requests.key[attempts.request[row] ?? 0] ?? 0;
    return (
      attempts.hop[row] === last &&
      isIn(attempts.sentAt[row] ?? 0, span) &&
      (span.keys === undefined || span.keys.includes(key)) &&
      !isRefusal(attempts.kind[row] ?? NONE)
    );
  });
}

function isRefusal(kind: number): boolean {
  return kind !== NONE && outcomeOf(kindOf(kind)) === 'refused';
}

function isSuch(
  { attempts }: LaneLog,
  row: number,
  { kind, probes }: { kind?: ResultKind; probes?: boolean },
): boolean {
  const ended = attempts.kind[row] ?? NONE;
  const isKind = kind === undefined || (ended !== NONE && kindOf(ended) === kind);
  return isKind && (probes === undefined || (attempts.probe[row] === 1) === probes);
}

/** `times` ascend. */
function peak(times: readonly number[], within: number): number {
  let most = 0;
  let first = 0;
  for (const [last, at] of times.entries()) {
    while (at - (times[first] ?? at) >= within) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

function unheardAt({ events }: LaneLog, span: Span): readonly number[] {
  return [...events.at.keys()]
    .filter((row) => events.kind[row] === EVENT.unheard && isIn(events.at[row] ?? 0, span))
    .map((row) => events.at[row] ?? 0);
}

function movesTo({ moves }: LaneLog, to: BreakerState, span: Span): LaneLog['moves'] {
  return moves.filter((move) => move.to === to && isIn(move.at, span));
}

function statesAt({ breakers, moves }: LaneLog, now: number): readonly BreakerState[] {
  return breakers.map(
    (_, at) => moves.findLast((move) => move.breaker === at && move.at <= now)?.to ?? 'closed',
  );
}
