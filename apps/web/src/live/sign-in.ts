import type { SessionView } from '@fuseboard/protocol';
import { retryNow } from './connection.ts';
import { RestError, rest } from './rest.ts';

/** With a session the connection is let in at once. @throws RestError */
export async function signIn(token: string): Promise<void> {
  await rest<SessionView>('/session', { method: 'POST', json: { token } });
  retryNow();
}

/**
 * For a token that stands in an address: only one with which nothing can be changed.
 * @throws RestError
 */
export async function signInAsViewer(token: string): Promise<void> {
  const { role } = await rest<SessionView>('/session', { method: 'POST', json: { token } });
  if (role !== 'viewer') {
    await rest('/session', { method: 'DELETE' });
    throw new RestError({ ...NOT_A_VIEWER, detail: `This token is an ${role}’s. A wall takes a viewer’s.` });
  }
  retryNow();
}

const NOT_A_VIEWER = {
  type: 'about:blank',
  title: 'Not a viewer’s token',
  status: 403,
  code: 'forbidden-role',
} as const;

/** Nothing of the board stays on the screen of who has left. @throws RestError */
export async function signOut(): Promise<void> {
  await rest('/session', { method: 'DELETE' });
  window.location.reload();
}
