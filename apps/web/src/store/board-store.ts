import { createStore } from 'zustand/vanilla';
import type { BoardAction } from './board-action.ts';
import { type BoardState, INITIAL_BOARD } from './board-state.ts';
import { reduceBoard } from './reduce-board.ts';

/** Coarse state only; changed by `dispatch` alone. */
export const boardStore = createStore<BoardState>(() => INITIAL_BOARD);

export function dispatch(action: BoardAction): void {
  boardStore.setState((state) => reduceBoard(state, action));
}
