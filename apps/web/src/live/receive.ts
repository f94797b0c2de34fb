import {
  type CallBatch,
  PROTOCOL_VERSION,
  type ServerToClientEvents,
  unpackSnapshot,
  type WindowView,
} from '@fuseboard/protocol';
import { assertNever } from '../store/assert-never.ts';
import type { BoardAction } from '../store/board-action.ts';
import type { NumbersStore } from '../store/numbers.ts';

/** Everything the server says, as one union: the event's name and what came with it. */
export type ServerMessage = {
  [E in keyof ServerToClientEvents]: {
    readonly event: E;
    readonly payload: Parameters<ServerToClientEvents[E]>[0];
  };
}[keyof ServerToClientEvents];

export const SERVER_EVENTS = [
  'who',
  'signed-out',
  'snapshot',
  'frame',
  'journal',
  'call',
  'window',
  'demo',
  'health',
  'presence',
  'notice',
] as const satisfies readonly (keyof ServerToClientEvents)[];

export interface Receiver {
  readonly dispatch: (action: BoardAction) => void;
  readonly numbers: Pick<NumbersStore, 'adopt' | 'apply'>;
  readonly onWindow: (view: WindowView) => void;
  readonly onCalls: (batch: CallBatch) => void;
  /** A message that says when it left the server, epoch ms. */
  readonly onServerTime: (serverTime: number) => void;
}

const TOO_OLD = 'This page is of another version than the server. Reload it to go on.';

/** The one place where what the server says becomes what the page knows. */
export function receive(message: ServerMessage, to: Receiver): void {
  switch (message.event) {
    case 'snapshot': {
      if (message.payload.protocol !== PROTOCOL_VERSION) {
        to.dispatch({ type: 'refused', message: TOO_OLD });
        return;
      }
      const snapshot = unpackSnapshot(message.payload);
      to.onServerTime(snapshot.serverTime);
      to.numbers.adopt(snapshot);
      to.dispatch({ type: 'snapshot', snapshot });
      return;
    }
    case 'who':
      to.dispatch({ type: 'who', who: message.payload });
      return;
    case 'signed-out':
      to.dispatch({ type: 'signed-out', message: message.payload.message });
      return;
    case 'frame':
      to.onServerTime(message.payload.at);
      to.numbers.apply(message.payload);
      return;
    case 'journal':
      to.dispatch({ type: 'journal', entries: message.payload.entries });
      return;
    case 'call':
      to.onCalls(message.payload);
      return;
    case 'window':
      to.onWindow(message.payload);
      return;
    case 'demo':
      to.dispatch({ type: 'demo', demo: message.payload });
      return;
    case 'health':
      to.dispatch({ type: 'health', health: message.payload });
      return;
    case 'presence':
      to.dispatch({ type: 'presence', viewers: message.payload.viewers });
      return;
    case 'notice':
      to.dispatch({ type: 'notice', ...message.payload });
      return;
    default:
      assertNever(message);
  }
}
