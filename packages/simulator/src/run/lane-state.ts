import type { BreakerState } from '@fuseboard/breaker';
import { assertNever } from '../assert-never.ts';
import { EVENT_KINDS } from './event-kind.ts';
import type { LaneLog } from './lane-log.ts';
import { kindOf, type Outcome, outcomeOf } from './result-kind.ts';

/** How a lane stands after some of its events. Always: asked = succeeded + degraded + failed + refused + abandoned + inFlight. */
export interface LaneState {
  /** Events it is after. */
  readonly events: number;
  readonly requests: Readonly<Record<Outcome | 'asked' | 'inFlight', number>>;
  /** Always: sent = ok + failed + inFlight. `refused` were never sent, `unheard` were given up and ended later. */
  readonly attempts: Readonly<Record<'sent' | 'ok' | 'failed' | 'inFlight' | 'refused' | 'unheard', number>>;
  /** In the order of the log's. */
  readonly breakers: readonly BreakerState[];
}

type Draft = {
  requests: Record<Outcome | 'asked' | 'inFlight', number>;
  attempts: Record<'sent' | 'ok' | 'failed' | 'inFlight' | 'refused' | 'unheard', number>;
  breakers: BreakerState[];
};

export function firstState({ breakers }: LaneLog): LaneState {
  return {
    events: 0,
    requests: { asked: 0, succeeded: 0, degraded: 0, failed: 0, refused: 0, abandoned: 0, inFlight: 0 },
    attempts: { sent: 0, ok: 0, failed: 0, inFlight: 0, refused: 0, unheard: 0 },
    breakers: breakers.map(() => 'closed'),
  };
}

/** After the first `count` events; `from` is after no more of them. */
export function replayed(log: LaneLog, from: LaneState, count: number): LaneState {
  const draft: Draft = {
    requests: { ...from.requests },
    attempts: { ...from.attempts },
    breakers: [...from.breakers],
  };
  for (let row = from.events; row < count; row += 1) apply(log, row, draft);
  return { events: count, ...draft };
}

function apply({ events, moves }: LaneLog, row: number, { requests, attempts, breakers }: Draft): void {
  const kind = EVENT_KINDS[events.kind[row] ?? 0] ?? 'asked'; // typed rows are full to the end
  switch (kind) {
    case 'asked':
      requests.asked += 1;
      requests.inFlight += 1;
      return;
    case 'ended':
      requests[outcomeOf(kindOf(events.detail[row] ?? 0))] += 1;
      requests.inFlight -= 1;
      return;
    case 'sent':
      attempts.sent += 1;
      attempts.inFlight += 1;
      return;
    case 'returned':
      attempts[outcomeOf(kindOf(events.detail[row] ?? 0)) === 'failed' ? 'failed' : 'ok'] += 1;
      attempts.inFlight -= 1;
      return;
    case 'refused':
    case 'unheard':
      attempts[kind] += 1;
      return;
    case 'moved': {
      const move = moves[events.subject[row] ?? 0];
      if (move !== undefined) breakers[move.breaker] = move.to;
      return;
    }
    case 'waiting':
    case 'retrying':
    case 'weather':
    case 'commanded':
      return;
    default:
      assertNever(kind);
  }
}
