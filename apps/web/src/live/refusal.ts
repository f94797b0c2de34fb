/** socket.io's error on connecting: `data` from the server's own refusal, `description` the HTTP status. */
interface ConnectError extends Error {
  readonly data?: { readonly code?: unknown; readonly message?: unknown };
  readonly description?: unknown;
}

/** The server asks who this is; `message` is null where it never knew. */
export interface Unknown {
  readonly message: string | null;
}

/** null: it is something else that keeps the page out. */
export function unknownOf(error: ConnectError): Unknown | null {
  const code = error.data?.code;
  if (code === 'not-signed-in') return { message: null };
  return code === 'session-ended' || code === 'wrong-token' ? { message: error.message } : null;
}

/** In words, why the server will not have this page; null if it could not be reached or is only stopping. */
export function refusalOf(error: ConnectError): string | null {
  const code = error.data?.code;
  if (code === 'shutting-down') return null;
  if (typeof code === 'string') return `The server refuses this page: ${error.message}`;
  if (error.description === 403) {
    return 'The server refuses this address. Open the board at the address the server printed when it started.';
  }
  return null;
}
