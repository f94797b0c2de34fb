import type { BreakerCommand, BreakerState } from '@fuseboard/protocol';
import { assertNever } from '../store/assert-never.ts';
import type { Connection } from '../store/board-state.ts';
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
    default:
      return assertNever(connection);
  }
}

export interface Circumstances {
  readonly connection: Connection;
  readonly pending: PendingCommand | null;
  readonly state: BreakerState;
}

/** In words, for the control itself; null: it acts. */
export function whyDisabled(
  command: BreakerCommand,
  { connection, pending, state }: Circumstances,
): string | null {
  const stale = whyNotLive(connection);
  if (stale !== null) return stale;
  if (pending !== null) return `${pendingWords(pending)}; waiting for what becomes of it.`;
  return whyIllegal(command, state);
}
