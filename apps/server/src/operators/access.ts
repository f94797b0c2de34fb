import type { IncomingHttpHeaders } from 'node:http';
import { type Action, ACTIONS, type Actor, mayDo } from '@fuseboard/protocol';
import type { AccessToken } from '../access-token.ts';
import { ProblemError } from '../problem-error.ts';
import { RateLimitError } from '../rate-limit-error.ts';
import type { ServerClock } from '../server-clock.ts';
import { LOCAL_ACTOR } from './actor.ts';
import { RateLimit } from './rate-limit.ts';
import { type CookieOptions, secretInCookie, sessionCookie } from './session-cookie.ts';
import { type Session, type SessionEnd, Sessions } from './sessions.ts';
import { TokenRing } from './token-ring.ts';

export interface AccessDeps {
  readonly tokens: readonly AccessToken[];
  readonly clock: ServerClock;
  readonly cookie: () => CookieOptions;
}

/** Who somebody is, and by what they came in: both null where nobody has to sign in. */
export interface Identity {
  readonly actor: Actor;
  readonly token: AccessToken | null;
  readonly session: Session | null;
}

/** What somebody shows at a door. */
export interface Shown {
  readonly headers: IncomingHttpHeaders;
  /** Of the connection. */
  readonly address: string;
  /** Beside `Authorization`: where a socket has it. */
  readonly token?: unknown;
}

/** Somebody may no longer be here. */
export type Gone =
  | { readonly type: 'session'; readonly session: Session; readonly why: SessionEnd }
  | { readonly type: 'tokens' };

export interface SignedIn {
  readonly identity: Identity;
  /** For `Set-Cookie`. */
  readonly cookie: string;
}

const NOBODY: Identity = { actor: LOCAL_ACTOR, token: null, session: null };
const MINUTE_MS = 60_000;

/** Says who somebody is, and holds everybody to the table of who may do what; the one place for every door. */
export class Access {
  readonly #deps: AccessDeps;
  readonly #sessions: Sessions;
  readonly #listeners = new Set<(gone: Gone) => void>();
  readonly #tries: RateLimit;
  readonly #wrong: RateLimit;
  readonly #commands: RateLimit;
  #ring: TokenRing;

  constructor(deps: AccessDeps) {
    const { clock, tokens } = deps;
    this.#deps = deps;
    this.#ring = new TokenRing(tokens);
    this.#sessions = new Sessions({
      clock,
      onEnd: (session, why) => this.#tell({ type: 'session', session, why }),
    });
    this.#tries = new RateLimit({ clock, most: 10, periodMs: MINUTE_MS });
    this.#wrong = new RateLimit({ clock, most: 10, periodMs: MINUTE_MS });
    this.#commands = new RateLimit({ clock, most: 300, periodMs: MINUTE_MS });
  }

  /** How many there are. */
  get tokens(): number {
    return this.#ring.size;
  }

  /** False: whoever gets here is `local`. */
  get needsSignIn(): boolean {
    return this.#ring.size > 0;
  }

  /** @throws ProblemError `not-signed-in`, `wrong-token`, `session-ended`, `too-many-tries` */
  identify({ headers, address, token: shown }: Shown): Identity {
    if (!this.needsSignIn) return NOBODY;
    const bearer = shown ?? bearerOf(headers.authorization);
    if (bearer !== undefined) {
      const token = this.#ring.find(typeof bearer === 'string' ? bearer : '');
      return token ? identityOf(token, null) : this.#refuse(address);
    }
    const secret = secretInCookie(headers.cookie, this.#deps.cookie());
    if (secret === null) throw notSignedIn();
    const session = this.#sessions.find(secret);
    if (!session) throw sessionEnded();
    return identityOf(session.token, session);
  }

  /** @throws ProblemError `forbidden-role`, `too-many-commands` */
  require(actor: Actor, action: Action): void {
    const role = ACTIONS[action];
    if (!mayDo(actor.role, action)) {
      throw new ProblemError(
        'forbidden-role',
        `${actor.name} has the role ${actor.role}; this takes ${role}. Ask whoever runs the server for it.`,
      );
    }
    if (role === 'viewer') return;
    const wait = this.#commands.wait(actor.name);
    if (wait > 0)
      throw new RateLimitError('too-many-commands', `${actor.name} has given too many commands.`, wait);
    this.#commands.take(actor.name);
  }

  /** @throws ProblemError `sign-in-off`, `wrong-token`, `too-many-tries`: then even the right one does not help */
  signIn(text: string, address: string): SignedIn {
    if (!this.needsSignIn)
      throw new ProblemError('sign-in-off', 'This server has no tokens: nobody has to sign in.');
    const wait = this.#tries.wait(address);
    if (wait > 0) throw tooManyTries(wait);
    const token = this.#ring.find(text);
    if (!token) {
      this.#tries.take(address);
      throw wrongToken();
    }
    const { session, secret } = this.#sessions.begin(token);
    const cookie = sessionCookie(secret, session.expiresAt - this.#deps.clock.wall(), this.#deps.cookie());
    return { identity: identityOf(token, session), cookie };
  }

  /** Nothing happens to who is not signed in. Returns what goes into `Set-Cookie`. */
  signOut(headers: IncomingHttpHeaders): string {
    const secret = secretInCookie(headers.cookie, this.#deps.cookie());
    const session = secret === null ? null : this.#sessions.find(secret);
    if (session) this.#sessions.end(session, 'signed-out');
    return sessionCookie('', 0, this.#deps.cookie());
  }

  /** Other tokens from now on: who came in by one that is gone, or has another role now, is out at once. */
  setTokens(tokens: readonly AccessToken[]): void {
    this.#ring = new TokenRing(tokens);
    this.#sessions.endWhere((token) => !this.#ring.has(token));
    this.#tell({ type: 'tokens' });
  }

  /** Whether they would be let in again as the same. */
  stillValid({ token, session }: Identity): boolean {
    if (token === null) return !this.needsSignIn;
    return this.#ring.has(token) && (session === null || session.expiresAt > this.#deps.clock.wall());
  }

  /** Of who came in some time ago. @throws ProblemError `session-ended` */
  recheck(identity: Identity): void {
    if (!this.stillValid(identity)) throw sessionEnded();
  }

  onGone(listener: (gone: Gone) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#sessions.close();
  }

  /** A right token is never kept out by somebody else's wrong ones: they only change what the wrong ones hear. */
  #refuse(address: string): never {
    const wait = this.#wrong.wait(address);
    if (wait > 0) throw tooManyTries(wait);
    this.#wrong.take(address);
    throw wrongToken();
  }

  #tell(gone: Gone): void {
    for (const listener of this.#listeners) listener(gone);
  }
}

const identityOf = (token: AccessToken, session: Session | null): Identity => ({
  actor: { name: token.name, role: token.role },
  token,
  session,
});

/** undefined: there is no header. One of another scheme is a wrong token. */
function bearerOf(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined;
  return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '';
}

const notSignedIn = (): ProblemError =>
  new ProblemError(
    'not-signed-in',
    'Sign in with a token on the page, or send one as `Authorization: Bearer`.',
  );

const sessionEnded = (): ProblemError =>
  new ProblemError('session-ended', 'This session has ended; sign in again.');

const wrongToken = (): ProblemError =>
  new ProblemError(
    'wrong-token',
    'This token does not open this board. Whoever runs the server gives them out.',
  );

const tooManyTries = (wait: number): ProblemError =>
  new RateLimitError('too-many-tries', 'Too many wrong tokens from this address.', wait);
