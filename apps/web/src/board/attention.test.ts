import type { BreakerState } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { numbersView } from '../testing/views.ts';
import { type AttentionFacts, attentionOf, byAttention, isUrgent } from './attention.ts';

const facts = (name: string, more: Partial<AttentionFacts> = {}): AttentionFacts => ({
  name,
  state: 'closed',
  near: false,
  numbers: null,
  weightBefore: undefined,
  ...more,
});
/** So many errors a second. */
const failing = (errors: number) => numbersView({ failureRate: 10, rate: errors * 10 });
const order = (...all: readonly AttentionFacts[]) =>
  all
    .map(attentionOf)
    .sort(byAttention)
    .map(({ name }) => name);

describe('[2] attention first', () => {
  it('forced, open, half-open, near its threshold, then what somebody set aside, then the closed', () => {
    const states: readonly BreakerState[] = [
      'closed',
      'metrics-only',
      'disabled',
      'half-open',
      'open',
      'forced-open',
    ];
    const all = states.map((state) => facts(state, { state }));
    expect(order(...all, facts('near', { near: true }))).toEqual([
      'forced-open',
      'open',
      'half-open',
      'near',
      'disabled',
      'metrics-only',
      'closed',
    ]);
  });

  it('among the closed, more errors a second first, then by name', () => {
    const quiet = [facts('b'), facts('a')];
    const loud = facts('z', { numbers: failing(4) });
    const some = facts('y', { numbers: failing(0.5) });
    expect(order(...quiet, some, loud)).toEqual(['z', 'y', 'a', 'b']);
  });

  it('counts nothing below the minimum number of calls', () => {
    const unknown = facts('b', { numbers: numbersView({ failureRate: null, rate: 900 }) });
    expect(order(unknown, facts('a'))).toEqual(['a', 'b']);
  });

  it('does not move what trembles about a step', () => {
    const weights = [1.02, 0.98, 1.3, 0.8].map(
      (errors) => attentionOf(facts('a', { numbers: failing(errors), weightBefore: 3 })).weight,
    );
    expect(weights).toEqual([3, 3, 3, 3]);
  });

  it('moves what has really changed', () => {
    const { weight } = attentionOf(facts('a', { numbers: failing(4), weightBefore: 3 }));
    expect(weight).toBe(5);
    expect(attentionOf(facts('a', { weightBefore: 3 })).weight).toBe(0);
  });

  it('tells what is urgent', () => {
    const urgent = (more: Partial<AttentionFacts>) => isUrgent(attentionOf(facts('a', more)));
    expect([urgent({ state: 'open' }), urgent({ near: true })]).toEqual([true, true]);
    expect([urgent({ state: 'disabled' }), urgent({ numbers: failing(90) })]).toEqual([false, false]);
  });
});
