import type { BreakerEntry, Connection } from '../store/board-state.ts';
import type { OpenCommand } from './command-desk.ts';
import { whyIllegal } from './command-legality.ts';
import { whyNotLive } from './why-disabled.ts';

export interface Blocked {
  readonly kind: 'stale' | 'gone' | 'moved' | 'illegal';
  readonly text: string;
}

/** Why the open dialog cannot be confirmed at the moment; null: it can. */
export function whyBlocked(
  { breaker, command, seen }: OpenCommand,
  now: { readonly present: BreakerEntry | undefined; readonly connection: Connection },
): Blocked | null {
  const stale = whyNotLive(now.connection);
  if (stale !== null) return { kind: 'stale', text: `${stale} What you typed stays here.` };
  if (now.present === undefined) return { kind: 'gone', text: `${breaker} is no longer on the board.` };
  if (now.present.generation !== seen.generation) {
    return { kind: 'moved', text: `${breaker} has moved while this was open.` };
  }
  const illegal = whyIllegal(command, now.present.state);
  return illegal === null ? null : { kind: 'illegal', text: illegal };
}
