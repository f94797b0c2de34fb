import { describe, expect, it } from 'vitest';
import { type Action, ACTIONS, mayDo, type Role } from './access.ts';

describe('the table of who may do what', () => {
  it('lets a role do what it says and what lesser roles may, and no more', () => {
    const allowed = (role: Role) =>
      (Object.keys(ACTIONS) as Action[]).filter((action) => mayDo(role, action)); // the literal has no other keys
    expect(allowed('viewer')).toEqual(['read-board', 'read-journal', 'read-metrics']);
    expect(allowed('operator')).toEqual([
      ...allowed('viewer'),
      'command-breakers',
      'mark-journal',
      'drive-demo',
    ]);
    expect(allowed('admin')).toEqual(Object.keys(ACTIONS));
  });
});
