import type { BreakerCommand } from '@fuseboard/protocol';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BoardState } from '../store/board-state.ts';
import { COMMAND_FACTS } from './command-facts.ts';

export interface PendingCommand {
  readonly command: BreakerCommand | 'undo';
  /** Server epoch ms when it was sent. */
  readonly since: number;
}

type Pending = ReadonlyMap<string, PendingCommand>;

/** Commands sent and not yet seen to have worked: the answer alone is not enough, the journal entry must be here too. */
export const pendingCommands = createStore<Pending>(() => new Map());

export const usePendingCommand = (breaker: string): PendingCommand | null =>
  useStore(pendingCommands, (pending) => pending.get(breaker) ?? null);

/** "Force open sent". */
export const pendingWords = ({ command }: PendingCommand): string =>
  `${command === 'undo' ? 'Undo' : COMMAND_FACTS[command].label} sent`;

export function setPending(
  store: StoreApi<Pending>,
  breakers: readonly string[],
  sent: PendingCommand,
): void {
  const pending = new Map(store.getState());
  for (const breaker of breakers) pending.set(breaker, sent);
  store.setState(pending, true);
}

/** But for those where a later command took its place. */
export function clearPending(
  store: StoreApi<Pending>,
  breakers: readonly string[],
  sent: PendingCommand,
): void {
  const rest = new Map(store.getState());
  for (const breaker of breakers) if (rest.get(breaker) === sent) rest.delete(breaker);
  store.setState(rest, true);
}

/** Calls back once the board's journal is whole up to `seq`, or belongs to another run of the server. */
export function whenSeen(board: StoreApi<BoardState>, seq: number, then: () => void): void {
  const { bootId } = board.getState();
  const seen = (state: BoardState) => state.seq >= seq || state.bootId !== bootId;
  if (seen(board.getState())) {
    then();
    return;
  }
  const stop = board.subscribe((state) => {
    if (!seen(state)) return;
    stop();
    then();
  });
}
