import { packSnapshot } from '@fuseboard/protocol';
import type { Demo } from '../demo/demo.ts';
import type { Hub } from '../hub/hub.ts';
import { BOARD, type BoardSocket } from './board-socket.ts';

/**
 * Picture and stream in one turn, so that nothing falls between them; and what happened earlier in this turn goes out to the others
 * first, or the newcomer would get it twice.
 */
export function welcomeClient(
  socket: Pick<BoardSocket, 'emit' | 'join'>,
  hub: Pick<Hub, 'flush' | 'snapshot'>,
  demo: Pick<Demo, 'state'> | null,
): void {
  hub.flush();
  socket.emit('snapshot', packSnapshot(hub.snapshot()));
  if (demo) socket.emit('demo', demo.state());
  void socket.join(BOARD);
}
