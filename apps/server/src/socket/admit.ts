import type { Access } from '../operators/access.ts';
import type { BoardServer } from './board-socket.ts';
import { toConnectError } from './connect-error.ts';

/** Who connects is known from then on, and may at least look. A token may come in `auth`, where browsers cannot set headers. */
export function admit(io: BoardServer, access: Access): void {
  io.use((socket, next) => {
    const { headers, address, auth } = socket.handshake;
    try {
      socket.data.identity = access.identify({ headers, address, token: auth['token'] ?? undefined });
      access.require(socket.data.identity.actor, 'read-board');
      next();
    } catch (error) {
      next(toConnectError(error));
    }
  });
}
