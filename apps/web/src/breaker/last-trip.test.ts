import { describe, expect, it } from 'vitest';
import type { JournalLine } from '../store/board-state.ts';
import { stateView, transitionEntry } from '../testing/views.ts';
import { lastTrip } from './last-trip.ts';

const waited = { type: 'wait-elapsed', waited: 10_000 } as const;
const inRun = (...entries: ReturnType<typeof transitionEntry>[]): JournalLine[] =>
  entries.map((entry) => ({ ...entry, bootId: 'one' }));

describe('what opened it in the first place', () => {
  const lines = inRun(
    transitionEntry(3, { from: 'open', to: 'half-open' }, { cause: waited }),
    transitionEntry(2, { from: 'closed', to: 'open' }),
    transitionEntry(1, { from: 'half-open', to: 'closed' }, { cause: waited }),
  );

  it('is the trip behind the waits and probes since', () => {
    expect(lastTrip(lines, stateView('half-open', { cause: waited }))?.seq).toBe(2);
  });

  it('is told when somebody sent it to probe early', () => {
    const sent = {
      type: 'operator',
      command: 'probe',
      reason: 'fixed',
      actor: 'ana',
      expiresAt: null,
    } as const;
    expect(lastTrip(lines, stateView('half-open', { cause: sent }))?.seq).toBe(2);
    expect(lastTrip(lines, stateView('open', { cause: { ...sent, command: 'trip' } }))).toBeNull();
  });

  it('is not told again where the last transition is the trip', () => {
    const [, trip] = lines;
    if (trip?.kind !== 'transition') throw new Error('a transition expected');
    expect(lastTrip(lines, stateView('open', { cause: trip.cause }))).toBeNull();
  });

  it('is never one from before it was last closed', () => {
    const closedSince = inRun(
      transitionEntry(5, { from: 'half-open', to: 'closed' }, { cause: waited }),
      transitionEntry(4, { from: 'closed', to: 'open' }),
    );
    expect(lastTrip(closedSince, stateView('half-open', { cause: waited }))).toBeNull();
    expect(lastTrip(lines, stateView('closed', { cause: waited }))).toBeNull();
  });
});
