import type { ClientToServerEvents, ServerToClientEvents } from '@fuseboard/protocol';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Identity } from '../operators/access.ts';

/** What is known of a connection. */
interface Connected {
  identity: Identity;
}

export type BoardServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, Connected>;
export type BoardSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, Connected>;

/** Everybody who has had the snapshot. */
export const BOARD = 'board';
/** Those whose tab is hidden: one frame a second. */
export const HIDDEN = 'hidden';
/** Those who did not take their last frame: none until they have caught up. */
export const BEHIND = 'behind';

export const watchersOf = (breaker: string): string => `watch:${breaker}`;

/** Packets that wait because the client has not taken those before them. */
export function pendingPackets(socket: BoardSocket): number {
  // Private in engine.io's types, and the only place that tells: ws counts only what has left this buffer.
  return socket.conn['writeBuffer'].length;
}

/** Whether everything sent so far has left this process. */
export function isDrained(socket: BoardSocket): boolean {
  return socket.conn.transport.writable && pendingPackets(socket) === 0;
}
