import type { JournalEntry, ResumeAnswer, Snapshot } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { mark, snapshotOf, started } from '../testing/messages.ts';
import { commandEntry, NOON, stateView, transitionEntry } from '../testing/views.ts';
import type { BoardAction } from './board-action.ts';
import { type BoardState, INITIAL_BOARD } from './board-state.ts';
import { needsResume, reduceBoard } from './reduce-board.ts';

const after = (...actions: readonly BoardAction[]): BoardState => actions.reduce(reduceBoard, INITIAL_BOARD);
const snapshot = (more: Partial<Snapshot> = {}): BoardAction => ({
  type: 'snapshot',
  snapshot: snapshotOf([{ name: 'payments' }, { name: 'search' }], more),
});
const journal = (...entries: readonly JournalEntry[]): BoardAction => ({ type: 'journal', entries });
const resumed = (entries: readonly JournalEntry[], more: Partial<ResumeAnswer> = {}): BoardAction => ({
  type: 'resumed',
  answer: { bootId: 'boot-1', complete: true, entries, snapshot: null, ...more },
});
const opens = (seq: number, generation = seq) =>
  transitionEntry(
    seq,
    { from: 'closed', to: 'open' },
    { after: stateView('open', { generation, since: NOON + seq }) },
  );
const closes = (seq: number, generation = seq) =>
  transitionEntry(seq, { from: 'half-open', to: 'closed' }, { after: stateView('closed', { generation }) });

const stateOf = (state: BoardState, name = 'payments') => state.breakers.get(name)?.state;
const seqs = (state: BoardState, bootId = 'boot-1') =>
  state.journal.filter((line) => line.bootId === bootId).map((line) => line.seq);

describe('the picture', () => {
  it('is what the first snapshot says, and live', () => {
    const state = after(snapshot());
    expect(state.connection).toEqual({ kind: 'live' });
    expect(state.order).toEqual(['payments', 'search']);
    expect(state.breakers.get('payments')).toMatchObject({
      state: 'closed',
      thresholds: { failureRate: 50 },
    });
    expect([state.seq, state.head, needsResume(state)]).toEqual([10, 10, false]);
  });

  it('moves with a transition', () => {
    const state = after(snapshot(), journal(opens(11)));
    expect(stateOf(state)).toBe('open');
    expect(state.breakers.get('payments')?.since).toBe(NOON + 11);
    expect(stateOf(state, 'search')).toBe('closed');
  });

  it('moves with a command that made no transition: a renewed override', () => {
    const override = { command: 'force-open', reason: 'longer', actor: 'ben', expiresAt: null } as const;
    const renewed = stateView('forced-open', { generation: 2, override });
    const state = after(
      snapshot(),
      journal(commandEntry(11, { after: stateView('forced-open', { generation: 2 }) })),
      journal(commandEntry(12, { after: renewed })),
    );
    expect(state.breakers.get('payments')?.override?.reason).toBe('longer');
  });

  it('is not moved by what it already includes', () => {
    const state = after(snapshot({ seq: 12 }), journal(opens(12)));
    expect(stateOf(state)).toBe('closed');
  });

  it('never goes back to an older generation, even under a higher number', () => {
    const state = after(snapshot(), journal(opens(11, 5)), journal(closes(12, 4)));
    expect(stateOf(state)).toBe('open');
  });

  it('never goes back to an older entry of the same generation', () => {
    const state = after(snapshot(), journal(opens(13, 5)), journal(closes(12, 5)));
    expect(stateOf(state)).toBe('open');
  });

  it('takes a late entry about another breaker although a newer one came first', () => {
    const other = { ...opens(11), breaker: 'search' };
    const state = after(snapshot(), journal(opens(12)), journal(other));
    expect([stateOf(state), stateOf(state, 'search')]).toEqual(['open', 'open']);
  });

  it('is not taken back by an older snapshot of the same run', () => {
    const state = after(snapshot(), journal(opens(11)), snapshot({ seq: 10, layout: 2 }));
    expect(stateOf(state)).toBe('open');
  });

  it('keeps the same breaker objects for breakers that did not move', () => {
    const before = after(snapshot());
    const state = reduceBoard(before, journal(opens(11)));
    expect(state.breakers.get('search')).toBe(before.breakers.get('search'));
  });

  it('follows another layout: breakers added, removed, reordered', () => {
    const layout2 = snapshotOf([{ name: 'search' }, { name: 'mail' }], { layout: 2, seq: 11 });
    const state = after(snapshot(), journal(mark(11)), { type: 'snapshot', snapshot: layout2 });
    expect(state.order).toEqual(['search', 'mail']);
    expect(state.breakers.has('payments')).toBe(false);
    expect(needsResume(state)).toBe(false);
  });
});

describe('the journal', () => {
  it('is newest first, each entry once', () => {
    const state = after(snapshot(), journal(mark(11), mark(12)), journal(mark(12), mark(13)));
    expect(seqs(state)).toEqual([13, 12, 11]);
    expect(state.seq).toBe(13);
  });

  it('is the same object when nothing new came', () => {
    const before = after(snapshot(), journal(mark(11)));
    expect(reduceBoard(before, journal(mark(11))).journal).toBe(before.journal);
  });

  it('sees a gap, shows what came after it, and asks from before it', () => {
    const state = after(snapshot(), journal(mark(11)), journal(mark(14)));
    expect(seqs(state)).toEqual([14, 11]);
    expect([state.seq, state.head, needsResume(state)]).toEqual([11, 14, true]);
  });

  it('fills the gap in order, with nothing doubled', () => {
    const state = after(
      snapshot(),
      journal(mark(11)),
      journal(mark(14)),
      resumed([mark(12), mark(13), mark(14)]),
    );
    expect(seqs(state)).toEqual([14, 13, 12, 11]);
    expect([state.seq, needsResume(state)]).toEqual([14, false]);
  });

  it('after a cut, asks for what happened between the two connections', () => {
    const cut: BoardAction = { type: 'disconnected', since: NOON, retryAt: null };
    const state = after(snapshot(), journal(mark(11)), cut, snapshot({ seq: 14 }));
    expect([state.seq, state.head, needsResume(state)]).toEqual([11, 14, true]);
    const filled = reduceBoard(state, resumed([mark(12), mark(13), mark(14)]));
    expect(seqs(filled)).toEqual([14, 13, 12, 11]);
  });

  it('still asks from the same place if the connection is cut again before the answer', () => {
    const cut: BoardAction = { type: 'disconnected', since: NOON, retryAt: null };
    const state = after(snapshot(), cut, snapshot({ seq: 12 }), cut, snapshot({ seq: 15 }));
    expect([state.seq, state.head]).toEqual([10, 15]);
  });

  it('does not ask for ever for what the server no longer has', () => {
    const state = after(snapshot(), journal(mark(20)), resumed([mark(19), mark(20)], { complete: false }));
    expect(seqs(state)).toEqual([20, 19]);
    expect(needsResume(state)).toBe(false);
  });

  it('keeps at most a thousand entries, the newest', () => {
    const many = Array.from({ length: 1_200 }, (_, index) => mark(11 + index));
    const state = after(snapshot(), journal(...many));
    expect(state.journal).toHaveLength(1_000);
    expect(state.journal[0]?.seq).toBe(1_210);
  });
});

describe('a restarted server', () => {
  const reborn = snapshot({ bootId: 'boot-2', seq: 3 });

  it('is noticed: a new picture, the old journal kept, everything of the new run asked for', () => {
    const state = after(snapshot(), journal(opens(11)), reborn);
    expect(stateOf(state)).toBe('closed');
    expect(seqs(state)).toEqual([11]);
    expect([state.restarts, state.seq, state.head, needsResume(state)]).toEqual([1, 0, 3, true]);
  });

  it('fills in what the new run already had, above the old journal', () => {
    const answer = resumed([started(1), opens(2), closes(3)], { bootId: 'boot-2' });
    const state = after(snapshot(), journal(mark(11)), reborn, answer);
    expect(state.journal.map((line) => [line.bootId, line.seq])).toEqual([
      ['boot-2', 3],
      ['boot-2', 2],
      ['boot-2', 1],
      ['boot-1', 11],
    ]);
    expect(needsResume(state)).toBe(false);
  });

  it('does not let numbers of the old run stand in the way of the new', () => {
    const state = after(snapshot({ seq: 900 }), reborn, journal(opens(4, 1)));
    expect(stateOf(state)).toBe('open');
  });

  it('says so itself where the first entries of the new run are no longer kept', () => {
    const answer = resumed([mark(3)], { bootId: 'boot-2', complete: false });
    const state = after(snapshot(), reborn, answer);
    expect(state.journal.at(-1)).toMatchObject({ kind: 'server', event: 'started', bootId: 'boot-2' });
  });

  it('ignores the answer of a run that is over', () => {
    const before = after(snapshot(), reborn);
    expect(reduceBoard(before, resumed([mark(12)])).journal).toBe(before.journal);
  });

  it('takes the picture from the resume answer when it brings one', () => {
    const picture = snapshotOf([{ name: 'mail' }], { bootId: 'boot-2', seq: 1 });
    const answer = resumed([started(1)], { bootId: 'boot-2', snapshot: picture });
    const state = after(snapshot(), answer);
    expect(state.order).toEqual(['mail']);
    expect([state.restarts, state.seq, needsResume(state)]).toEqual([1, 1, false]);
  });
});

describe('the connection', () => {
  const silent: BoardAction = { type: 'silent', since: NOON };
  const cut: BoardAction = { type: 'disconnected', since: NOON, retryAt: NOON + 250 };

  it('is delayed by silence and live again with the next sign of life', () => {
    const delayed = after(snapshot(), silent);
    expect(delayed.connection).toEqual({ kind: 'delayed', since: NOON });
    expect(reduceBoard(delayed, { type: 'heard' }).connection).toEqual({ kind: 'live' });
  });

  it('does not become a new object with every sign of life', () => {
    const live = after(snapshot());
    expect(reduceBoard(live, { type: 'heard' })).toBe(live);
  });

  it('keeps the last picture when it is cut, and is live only with a new one', () => {
    const state = after(snapshot(), cut, { type: 'heard' }, silent);
    expect(state.connection.kind).toBe('disconnected');
    expect(state.order).toHaveLength(2);
    expect(reduceBoard(state, snapshot()).connection.kind).toBe('live');
  });
});
