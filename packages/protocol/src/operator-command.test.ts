import { describe, expect, it } from 'vitest';
import { bulkCommandSchema, commandRequestSchema, socketCommandSchema } from './operator-command.ts';

const refusedAt = (
  schema: typeof commandRequestSchema | typeof bulkCommandSchema,
  value: unknown,
): string[] => (schema.safeParse(value).error?.issues ?? []).map((issue) => issue.path.join('.'));

describe('an operator command', () => {
  it('needs a reason and lasts until reset unless told otherwise', () => {
    expect(commandRequestSchema.parse({ command: 'force-open', reason: ' deploy 1.4.2 ' })).toEqual({
      command: 'force-open',
      reason: 'deploy 1.4.2',
      expiresIn: null,
    });
    expect(refusedAt(commandRequestSchema, { command: 'force-open' })).toEqual(['reason']);
    expect(refusedAt(commandRequestSchema, { command: 'force-open', reason: '  x  ' })).toEqual(['reason']);
    expect(refusedAt(commandRequestSchema, { command: 'force-open', reason: 'x'.repeat(501) })).toEqual([
      'reason',
    ]);
  });

  it.each(['trip', 'probe', 'reset'])('does not let %s expire', (command) => {
    expect(refusedAt(commandRequestSchema, { command, reason: 'drill', expiresIn: 60 })).toEqual([
      'expiresIn',
    ]);
  });

  it.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY, 1e9, '60'])(
    'refuses an expiry of %s',
    (expiresIn) => {
      expect(refusedAt(commandRequestSchema, { command: 'disable', reason: 'drill', expiresIn })).toEqual([
        'expiresIn',
      ]);
    },
  );

  it('names its breaker on the socket', () => {
    expect(socketCommandSchema.safeParse({ command: 'reset', reason: 'all well' }).success).toBe(false);
    expect(
      socketCommandSchema.safeParse({ breaker: 'payments', command: 'reset', reason: 'all well' }).success,
    ).toBe(true);
  });

  it('goes to many by name or by group, not both, not neither', () => {
    const command = { command: 'reset', reason: 'all well' };
    expect(refusedAt(bulkCommandSchema, { ...command, breakers: ['a'], group: 'g' })).toEqual(['breakers']);
    expect(refusedAt(bulkCommandSchema, command)).toEqual(['breakers']);
    expect(bulkCommandSchema.safeParse({ ...command, group: 'checkout' }).success).toBe(true);
  });
});
