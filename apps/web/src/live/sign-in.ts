import type { SessionView } from '@fuseboard/protocol';
import { retryNow } from './connection.ts';
import { rest } from './rest.ts';

/** With a session the connection is let in at once. @throws RestError */
export async function signIn(token: string): Promise<void> {
  await rest<SessionView>('/session', { method: 'POST', json: { token } });
  retryNow();
}

/** Nothing of the board stays on the screen of who has left. @throws RestError */
export async function signOut(): Promise<void> {
  await rest('/session', { method: 'DELETE' });
  window.location.reload();
}
