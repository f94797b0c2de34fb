import { createHash } from 'node:crypto';
import type { Role } from '@fuseboard/protocol';

/** Somebody who may come in. The token itself is nowhere: what is kept cannot be turned back into it. */
export interface AccessToken {
  readonly name: string;
  readonly role: Role;
  /** Of the token, 64 hexadecimal digits in lower case. */
  readonly sha256: string;
}

/** Random ones of this length cannot be guessed, so that a plain hash will do. */
const LEAST_CHARACTERS = 16;
const MOST_CHARACTERS = 256;

/** What an HTTP header takes; a comma and a blank separate tokens elsewhere. */
const TOKEN_PATTERN = /^[\x21-\x2b\x2d-\x7e]+$/;

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What is wrong with a token, without a word of it; null: nothing. */
export function tokenFault(token: string): string | null {
  if (token.length < LEAST_CHARACTERS || token.length > MOST_CHARACTERS) {
    return `a token must have ${LEAST_CHARACTERS} to ${MOST_CHARACTERS} characters, this one has ${token.length}; openssl rand -hex 24 makes one`;
  }
  return TOKEN_PATTERN.test(token)
    ? null
    : 'a token must be of printable ASCII characters, without blanks and commas';
}
