import type { BreakerCommand, BreakerState, SessionView } from '@fuseboard/protocol';
import { assertNever } from '../store/assert-never.ts';
import type { Connection } from '../store/board-state.ts';
import { whyNotMine } from '../store/why-not-mine.ts';
import { whyIllegal } from './command-legality.ts';
import { type PendingCommand, pendingWords } from './pending-commands.ts';

/** Why no control acts now; null while they do. */
export function whyNotLive(connection: Connection): string | null {
  switch (connection.kind) {
    case 'live':
      return null;
    case 'connecting':
      return 'Still connecting. Controls act on live data only.';
    case 'delayed':
      return 'The data is delayed. Controls act on live data only.';
    case 'disconnected':
      return 'Disconnected. Controls act on live data only.';
    case 'refused':
      return 'The server refuses this page. Controls act on live data only.';
    case 'signed-out':
      return 'Not signed in. Controls act on live data only.';
    default:
      return assertNever(connection);
  }
}

export interface Circumstances {
  readonly connection: Connection;
  /** Who one is; null: not known yet. */
  readonly who: SessionView | null;
  readonly pending: PendingCommand | null;
  readonly state: BreakerState;
}

/** In words, for the control itself; null: it acts. */
export function whyDisabled(
  command: BreakerCommand,
  { connection, who, pending, state }: Circumstances,
): string | null {
  const stale = whyNotLive(connection);
  if (stale !== null) return stale;
  const notMine = whyNotMine(who, 'command-breakers');
  if (notMine !== null) return notMine;
  if (pending !== null) return `${pendingWords(pending)}; waiting for what becomes of it.`;
  return whyIllegal(command, state);
}
