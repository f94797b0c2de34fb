import { describe, expect, it } from 'vitest';
import { whyNotMine } from './why-not-mine.ts';

const who = (role: 'viewer' | 'operator' | 'admin') => ({
  name: 'vera',
  role,
  signInNeeded: true,
  expiresAt: null,
});

describe('what one’s role does not let one do', () => {
  it('is said with who one is and who could', () => {
    expect(whyNotMine(who('viewer'), 'command-breakers')).toBe(
      'You are vera, a viewer; this takes an operator.',
    );
    expect(whyNotMine(who('operator'), 'edit-breakers')).toBe(
      'You are vera, an operator; this takes an admin.',
    );
  });

  it('is nothing for who may, and before it is known who one is', () => {
    expect(whyNotMine(who('operator'), 'command-breakers')).toBeNull();
    expect(whyNotMine(who('admin'), 'edit-breakers')).toBeNull();
    expect(whyNotMine(null, 'edit-breakers')).toBeNull();
  });
});
