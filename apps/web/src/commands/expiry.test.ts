import type { OverrideCommand } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import type { BreakerEntry } from '../store/board-state.ts';
import { NOON, stateView, THRESHOLDS } from '../testing/views.ts';
import { ExpiryWatch } from './expiry-watch.ts';
import { isExpiring } from './expiring.ts';

const overridden = (
  name: string,
  expiresAt: number | null,
  command: OverrideCommand = 'disable',
): BreakerEntry => ({
  ...stateView('disabled', { override: { command, reason: 'rebuild', actor: 'ana', expiresAt } }),
  name,
  group: null,
  thresholds: THRESHOLDS,
  seq: 1,
});

describe('an override that is about to end', () => {
  it.each([
    [60_001, false],
    [60_000, true],
    [1, true],
    [0, false],
    [-5, false],
  ])('is one with %s ms left: %s', (left, expiring) => {
    expect(isExpiring(overridden('a', NOON + left).override, NOON)).toBe(expiring);
  });

  it('is none that stays until reset, and no breaker without one', () => {
    expect(isExpiring(overridden('a', null).override, NOON)).toBe(false);
    expect(isExpiring(null, NOON)).toBe(false);
  });
});

describe('the watch for overrides that end', () => {
  const told = (watch: ExpiryWatch, breakers: readonly BreakerEntry[], now = NOON) =>
    watch
      .look(breakers, now)
      .map(({ command, breakers: ending }) => [command, ...ending.map(({ name }) => name)]);

  it('tells of each once, together with those of the same command', () => {
    const watch = new ExpiryWatch();
    const all = [
      overridden('a', NOON + 30_000),
      overridden('b', NOON + 40_000),
      overridden('c', NOON + 50_000, 'force-open'),
      overridden('d', NOON + 90_000),
    ];
    expect(told(watch, all)).toEqual([
      ['disable', 'a', 'b'],
      ['force-open', 'c'],
    ]);
    expect(told(watch, all)).toEqual([]);
    expect(told(watch, all, NOON + 30_000)).toEqual([['disable', 'd']]);
  });

  it('tells again of one that was renewed', () => {
    const watch = new ExpiryWatch();
    told(watch, [overridden('a', NOON + 30_000)]);
    expect(told(watch, [overridden('a', NOON + 55_000)])).toEqual([['disable', 'a']]);
  });
});
