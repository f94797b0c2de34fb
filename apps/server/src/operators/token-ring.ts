import { timingSafeEqual } from 'node:crypto';
import { type AccessToken, hashToken } from '../access-token.ts';

interface Key {
  readonly token: AccessToken;
  readonly hash: Buffer;
}

/** The tokens that open the board. */
export class TokenRing {
  readonly #keys: readonly Key[];

  constructor(tokens: readonly AccessToken[]) {
    this.#keys = tokens.map((token) => ({ token, hash: Buffer.from(token.sha256, 'hex') }));
  }

  get size(): number {
    return this.#keys.length;
  }

  /** Compares hashes, with all of them and in constant time: how long it takes tells nothing of any. */
  find(text: string): AccessToken | null {
    const hash = Buffer.from(hashToken(text), 'hex');
    let found: AccessToken | null = null;
    for (const key of this.#keys) if (timingSafeEqual(key.hash, hash)) found = key.token;
    return found;
  }

  /** Whether the very same still opens: the same person, role and hash. */
  has({ name, role, sha256 }: AccessToken): boolean {
    return this.#keys.some(
      ({ token }) => token.name === name && token.role === role && token.sha256 === sha256,
    );
  }
}
