import type { Hub } from '../hub/hub.ts';
import type { Tick } from '../hub/hub-listener.ts';
import {
  BEHIND,
  BOARD,
  type BoardServer,
  type BoardSocket,
  HIDDEN,
  isDrained,
  pendingPackets,
} from './board-socket.ts';

/** More than this cannot be caught up with by waiting; who comes back resumes by `seq`. */
const MAX_PENDING = 1_000;

/**
 * Frames to everybody, each encoded once. A client that has not taken the last one gets none until it has, and then a single
 * one with every row: a slow browser costs one frame, never a queue.
 */
export class FrameStream {
  readonly #io: BoardServer;
  readonly #hub: Hub;

  constructor(io: BoardServer, hub: Hub) {
    this.#io = io;
    this.#hub = hub;
  }

  send({ frame, slowFrame }: Tick): void {
    const caughtUp = this.#sort(slowFrame !== null);
    this.#io.to(BOARD).except([HIDDEN, BEHIND]).emit('frame', frame);
    if (slowFrame) this.#io.to(HIDDEN).except(BEHIND).emit('frame', slowFrame);
    this.#catchUp(caughtUp);
  }

  /** A tab that shows again gets at once what it missed since its last slow frame. */
  setHidden(socket: BoardSocket, hidden: boolean): void {
    if (hidden) {
      void socket.join(HIDDEN);
      return;
    }
    if (!socket.rooms.has(HIDDEN)) return;
    void socket.leave(HIDDEN);
    if (!socket.rooms.has(BEHIND)) this.#catchUp([socket]);
  }

  /** Lets go of those who take nothing any more, so that what waits for them is bounded. */
  dropOverflowing(): void {
    for (const socket of this.#io.sockets.sockets.values()) {
      if (pendingPackets(socket) > MAX_PENDING) socket.conn.close(true);
    }
  }

  /** Finds those who fell behind, and returns those who no longer are. */
  #sort(slowTurn: boolean): readonly BoardSocket[] {
    const caughtUp: BoardSocket[] = [];
    for (const socket of this.#io.sockets.sockets.values()) {
      if (!socket.rooms.has(BOARD) || (socket.rooms.has(HIDDEN) && !slowTurn)) continue;
      if (!isDrained(socket)) void socket.join(BEHIND);
      else if (socket.rooms.has(BEHIND)) caughtUp.push(socket);
    }
    return caughtUp;
  }

  #catchUp(sockets: readonly BoardSocket[]): void {
    if (sockets.length === 0) return;
    this.#io.to(sockets.map((socket) => socket.id)).emit('frame', this.#hub.everyRow());
    for (const socket of sockets) void socket.leave(BEHIND);
  }
}
