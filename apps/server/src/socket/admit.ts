import type { Access } from '../operators/access.ts';
import type { BoardServer } from './board-socket.ts';
import { toConnectError } from './connect-error.ts';

/** Who connects is known from then on, and may at least look. */
export function admit(io: BoardServer, access: Access): void {
  io.use((socket, next) => {
    try {
      socket.data.actor = access.identify(socket.handshake.headers);
      access.require(socket.data.actor, 'read-board');
      next();
    } catch (error) {
      next(toConnectError(error));
    }
  });
}
