import type { Access, Gone } from '../operators/access.ts';
import type { BoardServer } from './board-socket.ts';

/** Whoever may no longer be here is told and cut off at once. Returns its undo. */
export function sendAway(io: BoardServer, access: Access): () => void {
  return access.onGone((gone) => {
    for (const socket of io.sockets.sockets.values()) {
      if (access.stillValid(socket.data.identity) && !isOf(gone, socket.data.identity.session)) continue;
      socket.emit('signed-out', { code: 'session-ended', message: textOf(gone) });
      socket.disconnect(true);
    }
  });
}

const isOf = (gone: Gone, session: object | null): boolean =>
  gone.type === 'session' && gone.session === session;

function textOf(gone: Gone): string {
  const why = gone.type === 'tokens' ? 'token-removed' : gone.why;
  return TEXTS[why];
}

const TEXTS = {
  'signed-out': 'This browser was signed out.',
  expired: 'This session has expired; sign in again.',
  'token-removed': 'The token this was opened with no longer opens the board.',
} as const;
