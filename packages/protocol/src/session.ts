import type { Actor } from './access.ts';

/** Who one is here. */
export interface SessionView extends Actor {
  /** Whether there are tokens at all: where there are none everybody is `local`, and nobody can sign out. */
  readonly signInNeeded: boolean;
  /** Epoch ms when the browser has to sign in again; null: by no session, but by a token or without. */
  readonly expiresAt: number | null;
}
