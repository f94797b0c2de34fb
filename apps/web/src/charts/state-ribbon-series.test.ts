import type { ServerEntry } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { NOON, transitionEntry } from '../testing/views.ts';
import { ribbonDomain, stateRibbons } from './state-ribbon-series.ts';

const serverStarted = (seq: number): ServerEntry => ({
  kind: 'server',
  breaker: null,
  event: 'started',
  text: '',
  seq,
  at: NOON + seq * 1_000,
});

describe('state ribbons', () => {
  const entries = [
    transitionEntry(30, { from: 'open', to: 'half-open' }),
    transitionEntry(20, { from: 'closed', to: 'open' }, { breaker: 'search' }),
    transitionEntry(10, { from: 'closed', to: 'open' }),
  ];
  const domain = { from: NOON, to: NOON + 40_000 };

  it('begin in the state that the first transition left and end in the present one', () => {
    const [payments] = stateRibbons(entries, domain);
    expect(
      payments?.bands.map(({ state, from, to }) => [state, (from - NOON) / 1_000, (to - NOON) / 1_000]),
    ).toEqual([
      ['closed', 0, 10],
      ['open', 10, 30],
      ['half-open', 30, 40],
    ]);
  });

  it('say nothing of the time before the server ran, and nothing across a restart', () => {
    const across = [
      transitionEntry(30, { from: 'closed', to: 'open' }),
      serverStarted(20),
      transitionEntry(10, { from: 'closed', to: 'half-open' }),
      serverStarted(5),
    ];
    const [payments] = stateRibbons(across, domain);
    expect(
      payments?.bands.map(({ state, from, to }) => [state, (from - NOON) / 1_000, (to - NOON) / 1_000]),
    ).toEqual([
      ['closed', 5, 10],
      ['half-open', 10, 20],
      ['closed', 20, 30],
      ['open', 30, 40],
    ]);
  });

  it('put the breaker that moved most first', () => {
    expect(stateRibbons(entries, domain).map(({ breaker }) => breaker)).toEqual(['payments', 'search']);
  });

  it('cover the oldest entry, and never less than asked', () => {
    expect(ribbonDomain(entries, NOON + 40_000, 10_000)).toEqual({ from: NOON + 10_000, to: NOON + 40_000 });
    expect(ribbonDomain([], NOON, 60_000)).toEqual({ from: NOON - 60_000, to: NOON });
  });
});
