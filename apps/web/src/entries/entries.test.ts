import type { JournalEntry } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { untilTime } from '../format/time.ts';
import type { JournalLine } from '../store/board-state.ts';
import { commandEntry, NOON, stateView, THRESHOLDS, transitionEntry } from '../testing/views.ts';
import { dialChanges } from './dial-changes.ts';
import { entrySentence } from './entry-sentence.ts';
import { journalRows, mergeLines } from './journal-rows.ts';

const inRun = (bootId: string, ...entries: JournalEntry[]): JournalLine[] =>
  entries.map((entry) => ({ ...entry, bootId }));

const healthy = { errorRate: 0, latencyMs: 40, jitterMs: 10, hangRate: 0, resetRate: 0, capacity: null };

describe('an entry in words', () => {
  it('says what opened it, by which numbers', () => {
    expect(entrySentence(transitionEntry(1, { from: 'closed', to: 'open' }), THRESHOLDS)).toEqual({
      what: 'Opened',
      why: 'Failure rate 62 % reached 50 % over the last 50 calls: 31 failed (HTTP 503 × 24, connect ECONNREFUSED 127.0.0.1:9 × 7)',
      actor: null,
    });
  });

  it('says of an opening that it was one of many', () => {
    const at = NOON;
    const openings = [at - 300_000, at - 60_000, at];
    const many = (to: 'open' | 'closed') =>
      transitionEntry(1, { from: 'closed', to }, { at, after: stateView(to, { openings }) });
    expect(entrySentence(many('open'), THRESHOLDS).why).toMatch(/; opened 3 times in 10 min$/);
    expect(entrySentence(many('closed'), THRESHOLDS).why).not.toContain('times');
  });

  it('tells opening again from opening', () => {
    const cause = {
      type: 'probes-failed',
      permitted: 5,
      succeeded: 1,
      failed: 3,
      slow: 0,
      errors: [],
    } as const;
    const entry = transitionEntry(1, { from: 'half-open', to: 'open' }, { cause });
    expect(entrySentence(entry, THRESHOLDS)).toMatchObject({
      what: 'Opened again',
      why: 'Probes failed: 3 of 4',
    });
  });

  it('sets apart what does not go on from the headline', () => {
    const cause = {
      type: 'probes-succeeded',
      permitted: 3,
      succeeded: 2,
      failed: 0,
      slow: 0,
      errors: [],
    } as const;
    const entry = transitionEntry(1, { from: 'half-open', to: 'closed' }, { cause });
    expect(entrySentence(entry, THRESHOLDS).why).toBe(
      'Probes succeeded: 2 of 3, closed again, with an empty window',
    );
  });

  it('says who commanded what, why, and from which state', () => {
    expect(entrySentence(commandEntry(1), THRESHOLDS)).toEqual({
      what: 'Forced open',
      why: 'deploy 1.4.2',
      actor: 'ana',
      change: 'Closed → Forced open',
    });
  });

  it('says what an undo took back, and how an override stood before and after', () => {
    const override = { command: 'force-open', reason: 'deploy', actor: 'ana' } as const;
    const until = (expiresAt: number | null) =>
      stateView('forced-open', { override: { ...override, expiresAt } });
    const noon = untilTime(NOON, NOON);
    const undo = commandEntry(7, { undoes: 3, before: until(null), after: until(NOON) });
    expect(entrySentence(undo, THRESHOLDS)).toMatchObject({
      what: 'Forced open (undo of no. 3)',
      change: `Forced open until reset → Forced open until ${noon}`,
    });
    const refused = commandEntry(8, { undoes: 3, outcome: 'refused', code: 'generation-moved' });
    expect(entrySentence(refused, THRESHOLDS).what).toBe('Undo of no. 3 refused (it had moved on meanwhile)');
  });

  it('says who else a command was for', () => {
    const of = (group: string | null) =>
      entrySentence(commandEntry(1, { bulk: { of: 12, group } }), THRESHOLDS);
    expect(of('checkout').change).toBe('Closed → Forced open; one of 12, group checkout');
    expect(of(null).change).toBe('Closed → Forced open; one of 12');
  });

  it('says that a command was refused, and why', () => {
    const refused = commandEntry(1, {
      outcome: 'refused',
      code: 'generation-moved',
      after: stateView('open'),
    });
    expect(entrySentence(refused, THRESHOLDS).what).toBe('Force open refused (it had moved on meanwhile)');
  });

  it('names the dials that were turned, with units', () => {
    const entry: JournalEntry = {
      kind: 'dials',
      seq: 1,
      at: NOON,
      breaker: null,
      service: 'payments',
      before: healthy,
      after: { ...healthy, errorRate: 100, capacity: 4 },
      actor: 'ben',
    };
    expect(entrySentence(entry, undefined)).toEqual({
      what: 'Service payments',
      why: 'error rate 0 % → 100 %, capacity no limit → 4',
      actor: 'ben',
    });
    expect(dialChanges(healthy, healthy)).toEqual([]);
  });
});

describe('rows of the journal', () => {
  it('tell a command and the transition it made in one line', () => {
    const lines = inRun(
      'one',
      commandEntry(3, { transition: 2 }),
      transitionEntry(2, { from: 'closed', to: 'forced-open' }),
      transitionEntry(1, { from: 'half-open', to: 'closed' }),
    );
    const rows = journalRows(lines);
    expect(rows.map((row) => row.key)).toEqual(['one:3', 'one:1']);
    expect(rows[0]).toMatchObject({ made: { seq: 2 } });
  });

  it('do not take the same number of another run for the transition', () => {
    const lines = [
      ...inRun('two', commandEntry(3, { transition: 2 })),
      ...inRun('one', transitionEntry(2, { from: 'closed', to: 'open' })),
    ];
    expect(journalRows(lines).map((row) => row.kind)).toEqual(['entry', 'restart', 'entry']);
    expect(journalRows(lines)[0]).toMatchObject({ made: null });
  });

  it('keep a command whose transition is not loaded', () => {
    expect(journalRows(inRun('one', commandEntry(3, { transition: 2 })))).toMatchObject([{ made: null }]);
  });
});

describe('merging', () => {
  const entry = (seq: number) => transitionEntry(seq, { from: 'closed', to: 'open' });

  it('has every entry once, newest first, whatever overlaps', () => {
    const live = inRun('one', entry(5), entry(4));
    const loaded = inRun('one', entry(4), entry(3));
    expect(mergeLines(live, loaded).map((line) => line.seq)).toEqual([5, 4, 3]);
    expect(mergeLines(live, inRun('one', entry(4)))).toBe(live);
  });

  it('puts a later run above an earlier one, though its numbers are lower', () => {
    const later = inRun('two', { ...entry(1), at: NOON + 900_000 });
    expect(mergeLines(inRun('one', entry(50)), later).map((line) => line.seq)).toEqual([1, 50]);
  });
});
