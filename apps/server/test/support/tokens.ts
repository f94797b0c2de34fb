import type { Role } from '@fuseboard/protocol';
import { type AccessToken, hashToken } from '../../src/access-token.ts';

/** One of each role, as long as a real one. */
export const TOKENS = {
  viewer: 'viewer-0123456789abcdef',
  operator: 'operator-0123456789abcdef',
  admin: 'admin-0123456789abcdef',
} as const satisfies Record<Role, string>;

/** Opens nothing. */
export const WRONG_TOKEN = 'nobody-0123456789abcdef';

export const NAMES = { viewer: 'vera', operator: 'otto', admin: 'ana' } as const satisfies Record<
  Role,
  string
>;

export const tokenOf = (role: Role): AccessToken => ({
  name: NAMES[role],
  role,
  sha256: hashToken(TOKENS[role]),
});

export const ALL_TOKENS: readonly AccessToken[] = [tokenOf('viewer'), tokenOf('operator'), tokenOf('admin')];

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
