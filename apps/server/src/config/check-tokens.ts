import type { AccessToken } from '../access-token.ts';
import { LOCAL_NAME } from '../local-name.ts';

const NAME_PATTERN = /^[a-z0-9._-]{1,64}$/;

/** What is wrong with the name of somebody who may come in; null: nothing. */
export function tokenNameFault(name: string): string | null {
  if (!NAME_PATTERN.test(name)) return 'a name must be 1 to 64 of a-z, 0-9, dot, underscore and hyphen';
  return name === LOCAL_NAME ? `"${LOCAL_NAME}" is who acts where nobody has to sign in` : null;
}

/** A token that says the same name or is the same token as one before it. */
export interface Repeated {
  readonly index: number;
  readonly earlier: number;
  readonly what: 'name' | 'token';
}

/** Two of one name cannot be told apart in the journal, and of two with one token it is not known who acts. */
export function repeatedTokens(tokens: readonly (AccessToken | null)[]): readonly Repeated[] {
  const first = new Map<string, number>();
  const repeated: Repeated[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token === null) continue;
    for (const what of ['name', 'token'] as const) {
      const key = what === 'name' ? `name ${token.name}` : `token ${token.sha256}`;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, index);
      else repeated.push({ index, earlier, what });
    }
  }
  return repeated;
}
