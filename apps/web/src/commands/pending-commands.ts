import type { BreakerCommand } from '@fuseboard/protocol';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BoardState } from '../store/board-state.ts';

export interface PendingCommand {
  readonly command: BreakerCommand;
  /** Server epoch ms when it was sent. */
  readonly since: number;
}

type Pending = ReadonlyMap<string, PendingCommand>;

/** Commands sent and not yet seen to have worked: the answer alone is not enough, the journal entry must be here too. */
export const pendingCommands = createStore<Pending>(() => new Map());

export const usePendingCommand = (breaker: string): PendingCommand | null =>
  useStore(pendingCommands, (pending) => pending.get(breaker) ?? null);

export function setPending(store: StoreApi<Pending>, breaker: string, pending: PendingCommand): void {
  store.setState(new Map(store.getState()).set(breaker, pending), true);
}

export function clearPending(store: StoreApi<Pending>, breaker: string, pending: PendingCommand): void {
  if (store.getState().get(breaker) !== pending) return; // a later command took its place
  const rest = new Map(store.getState());
  rest.delete(breaker);
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
