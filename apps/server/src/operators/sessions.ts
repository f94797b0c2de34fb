import { randomBytes } from 'node:crypto';
import type { Role } from '@fuseboard/protocol';
import { type AccessToken, hashToken } from '../access-token.ts';
import { assertNever } from '../assert-never.ts';
import type { ServerClock } from '../server-clock.ts';

/** A browser that signed in. */
export interface Session {
  /** Of the text in its cookie. */
  readonly hash: string;
  readonly token: AccessToken;
  /** Epoch ms; nothing moves it. */
  readonly expiresAt: number;
}

export type SessionEnd = 'signed-out' | 'expired' | 'token-removed';

export interface SessionsDeps {
  readonly clock: ServerClock;
  readonly onEnd: (session: Session, why: SessionEnd) => void;
}

const HOUR_MS = 3_600_000;
/** Of one token: more browsers than anybody has. */
const MOST_SESSIONS = 100;

/** A shift for whoever can change something; a month for a screen on the wall. */
function lifeOf(role: Role): number {
  switch (role) {
    case 'viewer':
      return 30 * 24 * HOUR_MS;
    case 'operator':
    case 'admin':
      return 12 * HOUR_MS;
    default:
      return assertNever(role);
  }
}

/** Who is signed in, and until when. Only hashes of what their cookies say. */
export class Sessions {
  readonly #deps: SessionsDeps;
  /** In the order in which they began. */
  readonly #sessions = new Map<string, Session>();
  #cancel: (() => void) | null = null;

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
  }

  /** The text for the cookie is told this once. */
  begin(token: AccessToken): { readonly session: Session; readonly secret: string } {
    const [oldest, ...others] = this.#of(token);
    if (oldest && others.length + 1 >= MOST_SESSIONS) this.end(oldest, 'signed-out');
    const secret = randomBytes(32).toString('base64url');
    const expiresAt = this.#deps.clock.wall() + lifeOf(token.role);
    const session = { hash: hashToken(secret), token, expiresAt };
    this.#sessions.set(session.hash, session);
    this.#arm();
    return { session, secret };
  }

  /** Found by its hash, so that how long it takes tells nothing of the secret. */
  find(secret: string): Session | null {
    const session = this.#sessions.get(hashToken(secret));
    return session && session.expiresAt > this.#deps.clock.wall() ? session : null;
  }

  end(session: Session, why: SessionEnd): void {
    if (this.#sessions.delete(session.hash)) this.#deps.onEnd(session, why);
  }

  endWhere(ends: (token: AccessToken) => boolean): void {
    for (const session of this.#all()) if (ends(session.token)) this.end(session, 'token-removed');
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #of(token: AccessToken): readonly Session[] {
    return this.#all().filter((session) => session.token.sha256 === token.sha256);
  }

  #all(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  /** Looked at once a minute, while there are any: a timer of a month is more than hosts can hold, and a wall clock can be set. */
  #arm(): void {
    this.#cancel ??= this.#deps.clock.setTimeout(() => {
      this.#cancel = null;
      const now = this.#deps.clock.wall();
      for (const session of this.#all()) if (session.expiresAt <= now) this.end(session, 'expired');
      if (this.#sessions.size > 0) this.#arm();
    }, 60_000);
  }
}
