import { applyJournal, applyResumed } from './apply-journal.ts';
import { applySnapshot } from './apply-snapshot.ts';
import { assertNever } from './assert-never.ts';
import type { BoardAction } from './board-action.ts';
import type { BoardState, Connection } from './board-state.ts';

/** Pure: the same state and action give the same state, and an action that changes nothing gives the same object. */
export function reduceBoard(state: BoardState, action: BoardAction): BoardState {
  switch (action.type) {
    case 'snapshot':
      return applySnapshot(state, action.snapshot);
    case 'journal':
      return applyJournal(state, action.entries);
    case 'resumed':
      return applyResumed(state, action.answer);
    case 'heard':
      return state.connection.kind === 'delayed' ? connected(state, { kind: 'live' }) : state;
    case 'silent':
      return state.connection.kind === 'live'
        ? connected(state, { kind: 'delayed', since: action.since })
        : state;
    case 'disconnected':
      return connected(state, { kind: 'disconnected', since: action.since, retryAt: action.retryAt });
    case 'refused':
      return connected(state, { kind: 'refused', message: action.message });
    case 'signed-out':
      return connected(state, { kind: 'signed-out', message: action.message });
    case 'who':
      return { ...state, who: action.who };
    case 'clock':
      return { ...state, clockOffset: action.offset };
    case 'health':
      return { ...state, health: action.health };
    case 'presence':
      return { ...state, viewers: action.viewers };
    case 'demo':
      return { ...state, demo: action.demo };
    case 'notice':
      return {
        ...state,
        notice: { id: (state.notice?.id ?? 0) + 1, level: action.level, text: action.text },
      };
    default:
      return assertNever(action);
  }
}

const connected = (state: BoardState, connection: Connection): BoardState => ({ ...state, connection });

/** True while the journal has a hole that the server may still be able to fill. */
export const needsResume = (state: BoardState): boolean => state.bootId !== null && state.head > state.seq;
