import type { BulkCommandResult } from '@fuseboard/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Answered } from '../live/questions.ts';
import { type BoardState, type BreakerEntry, INITIAL_BOARD } from '../store/board-state.ts';
import { NOON, stateView, THRESHOLDS } from '../testing/views.ts';
import { BulkDesk, type BulkUndone, type OpenBulk } from './bulk-desk.ts';
import type { PendingCommand } from './pending-commands.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

const entry = (name: string, generation = 1): BreakerEntry => ({
  ...stateView('closed', { generation }),
  name,
  group: null,
  thresholds: THRESHOLDS,
  seq: 1,
});
const boardOf = (entries: readonly BreakerEntry[]) => new Map(entries.map((one) => [one.name, one]));

const done = (breaker: string, seq: number): BulkCommandResult => ({
  ok: true,
  breaker,
  seq,
  before: stateView('closed'),
  after: stateView('disabled', { generation: 2 }),
  undoable: true,
  durable: true,
});
const refused = (breaker: string): BulkCommandResult => ({
  ok: false,
  breaker,
  code: 'generation-moved',
  message: `${breaker} has moved on.`,
});

function setUp() {
  const board = createStore<BoardState>(() => ({
    ...INITIAL_BOARD,
    bootId: 'one',
    seq: 10,
    breakers: boardOf(NAMES.map((name) => entry(name))),
  }));
  const pending = createStore<ReadonlyMap<string, PendingCommand>>(() => new Map());
  const sent: unknown[] = [];
  const undone: BulkUndone[] = [];
  const offers: (readonly [OpenBulk, number])[] = [];
  let now = NOON;
  let answer: (value: unknown) => void = () => undefined;
  const desk = new BulkDesk({
    board,
    pending,
    ask: (name, input) => {
      sent.push({ [name]: input });
      return new Promise((resolve) => {
        answer = resolve as (value: unknown) => void; // as above
      });
    },
    now: () => now,
    offerUndo: (open, until) => offers.push([open, until]),
    announceUndone: (one) => undone.push(one),
  });
  const open = () => desk.store.getState().open;
  const submit = async (results: readonly BulkCommandResult[]) => {
    const submitted = desk.submit();
    answer({ ok: true, results } satisfies Answered<'commands'>);
    await submitted;
  };
  return {
    desk,
    board,
    pending,
    sent,
    undone,
    offers,
    open,
    submit,
    answer: (value: unknown) => answer(value),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('the desk of commands for many', () => {
  let at = setUp();
  beforeEach(() => {
    at = setUp();
  });
  const openFor = (breakers: readonly string[]) => {
    at.desk.open({ breakers, command: 'disable' });
    at.desk.edit({ reason: 'drill' });
  };

  it('sends exactly those in the list, each with the generation that was seen', () => {
    openFor(['a', 'b', 'nobody']);
    at.board.setState({ breakers: boardOf([entry('a', 4), entry('b')]) });
    void at.desk.submit();
    expect(at.sent).toEqual([
      {
        commands: {
          breakers: [
            { name: 'a', expectGeneration: 1 },
            { name: 'b', expectGeneration: 1 },
          ],
          command: 'disable',
          reason: 'drill',
          expiresIn: 900,
        },
      },
    ]);
  });

  it('asks for a reason', () => {
    at.desk.open({ breakers: ['a'], command: 'disable' });
    void at.desk.submit();
    expect(at.sent).toEqual([]);
    expect(at.open()?.errors.reason).toMatch(/Say why/);
  });

  it('[25] above five wants the count typed, and nothing else will do', () => {
    openFor(NAMES);
    void at.desk.submit();
    expect(at.open()?.typedError).toMatch(/Type 6/);
    at.desk.typeCount('5');
    void at.desk.submit();
    expect(at.sent).toEqual([]);
    at.desk.typeCount(' 6 ');
    expect(at.open()?.typedError).toBeNull();
    void at.desk.submit();
    expect(at.sent).toHaveLength(1);
  });

  it('up to five asks for no count', () => {
    openFor(NAMES.slice(0, 5));
    void at.desk.submit();
    expect(at.sent).toHaveLength(1);
  });

  it('never sends twice', () => {
    openFor(['a']);
    void at.desk.submit();
    void at.desk.submit();
    expect(at.sent).toHaveLength(1);
  });

  it('shows all of them as pending until the journal has the last of it', async () => {
    openFor(['a', 'b']);
    const submitted = at.desk.submit();
    expect([...at.pending.getState().keys()]).toEqual(['a', 'b']);
    at.answer({ ok: true, results: [done('a', 12), refused('b')] });
    await submitted;
    expect(at.pending.getState().size).toBe(2);
    at.board.setState({ seq: 12 });
    expect(at.pending.getState().size).toBe(0);
  });

  it('keeps what was typed where all of it is refused', async () => {
    openFor(['a']);
    const submitted = at.desk.submit();
    at.answer({ ok: false, code: 'shutting-down', message: 'The server is stopping.' });
    await submitted;
    expect(at.open()).toMatchObject({
      draft: { reason: 'drill' },
      phase: { kind: 'refused', message: 'The server is stopping.' },
    });
    expect(at.pending.getState().size).toBe(0);
  });

  it('tries those again that were refused, as they are now, with the same reason', async () => {
    openFor(['a', 'b']);
    at.board.setState({ breakers: boardOf([entry('a'), entry('b', 7)]) });
    await at.submit([done('a', 12), refused('b')]);
    at.desk.retry();
    expect(at.open()).toMatchObject({ phase: { kind: 'editing' }, items: [{ name: 'b', generation: 7 }] });
    void at.desk.submit();
    expect(at.sent.at(-1)).toMatchObject({
      commands: { breakers: [{ name: 'b', expectGeneration: 7 }], reason: 'drill' },
    });
  });

  it('decides on them as they are now after looking again', () => {
    openFor(['a', 'b']);
    at.board.setState({ breakers: boardOf([entry('a', 3)]) });
    at.desk.lookAgain();
    expect(at.open()?.items).toMatchObject([{ name: 'a', generation: 3 }]);
  });

  it('takes back what was done, and nothing else', async () => {
    openFor(['a', 'b']);
    await at.submit([done('a', 12), refused('b')]);
    const open = at.open();
    if (open === null) throw new Error('it was closed');
    const undone = at.desk.undo(open);
    expect(at.open()).toBeNull();
    expect(at.sent.at(-1)).toEqual({ undoMany: { seqs: [12] } });
    at.answer({ ok: false, code: 'internal-error', message: 'No answer.' });
    await undone;
    expect(at.undone).toMatchObject([{ ok: false, message: 'No answer.' }]);
  });

  it('goes on offering the undo when the results are closed within its ten seconds, and not after', async () => {
    openFor(['a']);
    await at.submit([done('a', 12)]);
    at.pass(4_000);
    at.desk.close();
    expect(at.offers).toMatchObject([[{ command: 'disable' }, NOON + 10_000]]);
    openFor(['a']);
    await at.submit([done('a', 13)]);
    at.pass(10_000);
    at.desk.close();
    expect(at.offers).toHaveLength(1);
  });

  it('shows what became of each though the dialog was closed meanwhile', async () => {
    openFor(['a']);
    const submitted = at.desk.submit();
    at.desk.close();
    at.answer({ ok: true, results: [done('a', 12)] });
    await submitted;
    expect(at.open()?.phase.kind).toBe('done');
  });
});
