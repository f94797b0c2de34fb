import { describe, expect, it } from 'vitest';
import { hashToken } from '../access-token.ts';
import { ConfigError, readConfig } from './load-config.ts';

const SECRET = 'correct-horse-battery-staple';
const HASH = hashToken(SECRET);
const ana = { name: 'ana', role: 'operator', sha256: HASH };

function complaint(access: unknown): string {
  try {
    readConfig('fuseboard.yaml', JSON.stringify({ access }));
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('who may come in, in the configuration', () => {
  it('is a list of names, roles and hashes; none at all is nobody in particular', () => {
    const read = (access: unknown) => readConfig('fuseboard.yaml', JSON.stringify({ access })).tokens;
    expect(read({ tokens: [ana, { name: 'grafana', role: 'viewer', sha256: 'AB'.repeat(32) }] })).toEqual([
      ana,
      { name: 'grafana', role: 'viewer', sha256: 'ab'.repeat(32) },
    ]);
    expect(read(undefined)).toEqual([]);
    expect(read(null)).toEqual([]);
  });

  it.each([
    ['a text', SECRET, 'access must be a mapping with `tokens`'],
    ['another key', { tokens: [ana], [SECRET]: 1 }, 'access must be a mapping with `tokens`'],
    ['no list', { tokens: SECRET }, 'access must be a mapping with `tokens`'],
    ['an empty list, which would open the board', { tokens: [] }, 'leave `access` out'],
    [
      'an entry that is a token',
      { tokens: [SECRET] },
      'access.tokens[0] must be a mapping of name, role and sha256',
    ],
    [
      'the token itself',
      { tokens: [{ ...ana, sha256: SECRET }] },
      'access.tokens[0].sha256 must be 64 hexadecimal',
    ],
    [
      'a key for the token',
      { tokens: [{ ...ana, token: SECRET }] },
      'access.tokens[0] must have name, role and sha256',
    ],
    [
      'the token as a key',
      { tokens: [{ ...ana, [SECRET]: 1 }] },
      'access.tokens[0] must have name, role and sha256',
    ],
    [
      'the token as a role',
      { tokens: [{ ...ana, role: SECRET }] },
      'access.tokens[0].role must be one of viewer',
    ],
    [
      'the token as a name',
      { tokens: [{ ...ana, name: `${SECRET} ` }] },
      'access.tokens[0].name a name must be',
    ],
    [
      'a name twice',
      { tokens: [ana, { ...ana, sha256: 'ab'.repeat(32) }] },
      'must not be the name of access.tokens[0]',
    ],
    [
      'a token twice',
      { tokens: [ana, { ...ana, name: 'eve' }] },
      'must not be the token of access.tokens[0] again',
    ],
  ])('is refused by its place, and never in its own words: %s', (_what, access, says) => {
    const told = complaint(access);
    expect(told).toMatch(/^fuseboard\.yaml:1:\d+ /);
    expect(told).toContain(says);
    expect(told).not.toContain(SECRET);
  });
});
