import { ROLES } from '@fuseboard/protocol';
import { z } from 'zod';
import type { AccessToken } from '../access-token.ts';
import type { LocatedProblem } from '../problems/located-problems.ts';
import { repeatedTokens, tokenNameFault } from './check-tokens.ts';

const MOST_TOKENS = 1_000;
const KEYS = ['name', 'role', 'sha256'] as const;

/** Looked into by hand, so that no message has a word of what stands there: a token may have been written anywhere in it. */
export const accessSchema = z.unknown().optional();

export interface ReadAccess {
  readonly tokens: readonly AccessToken[];
  readonly problems: readonly LocatedProblem[];
}

type Keys = LocatedProblem['keys'];

/** `access: { tokens: [{ name, role, sha256 }] }`; none at all: nobody has to sign in. */
export function readAccess(access: unknown): ReadAccess {
  if (access === undefined || access === null) return { tokens: [], problems: [] };
  const list = isRecord(access) ? access['tokens'] : undefined;
  if (!isRecord(access) || Object.keys(access).some((key) => key !== 'tokens') || !Array.isArray(list)) {
    return wrong(['access'], 'must be a mapping with `tokens`, a list, and nothing else');
  }
  // An empty list looks like protection and is none.
  if (list.length === 0 || list.length > MOST_TOKENS) {
    return wrong(
      ['access', 'tokens'],
      `must have 1 to ${MOST_TOKENS} tokens; leave \`access\` out if nobody is to sign in`,
    );
  }
  const problems: LocatedProblem[] = [];
  const read = list.map((entry: unknown, index) => readEntry(entry, index, problems));
  for (const { index, earlier, what } of repeatedTokens(read)) {
    const key = what === 'name' ? 'name' : 'sha256';
    const message = `must not be the ${what} of access.tokens[${earlier}] again`;
    problems.push({ keys: ['access', 'tokens', index, key], message, at: 'value' });
  }
  return { tokens: read.filter((token) => token !== null), problems };
}

function readEntry(entry: unknown, index: number, problems: LocatedProblem[]): AccessToken | null {
  const keys: Keys = ['access', 'tokens', index];
  const before = problems.length;
  const tell = (place: Keys, message: string): void =>
    void problems.push({ keys: place, message, at: 'value' });
  if (!isRecord(entry)) {
    tell(keys, 'must be a mapping of name, role and sha256');
    return null;
  }
  if (Object.keys(entry).some((key) => !KEYS.some((one) => one === key))) {
    tell(
      keys,
      'must have name, role and sha256 and nothing else; the hash of a token is made with --hash-token',
    );
  }
  const { name, role: roleText, sha256 } = entry;
  const nameFault = tokenNameFault(typeof name === 'string' ? name : '');
  if (nameFault !== null) tell([...keys, 'name'], nameFault);
  const role = ROLES.find((one) => one === roleText);
  if (role === undefined) tell([...keys, 'role'], `must be one of ${ROLES.join(', ')}`);
  const hash = typeof sha256 === 'string' ? sha256.toLowerCase() : '';
  if (!/^[\da-f]{64}$/.test(hash)) {
    tell(
      [...keys, 'sha256'],
      'must be 64 hexadecimal digits, as --hash-token prints them; never the token itself',
    );
  }
  if (problems.length > before || typeof name !== 'string' || role === undefined) return null;
  return { name, role, sha256: hash };
}

const wrong = (keys: Keys, message: string): ReadAccess => ({
  tokens: [],
  problems: [{ keys, message, at: 'value' }],
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
