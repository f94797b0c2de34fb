import type { Answered } from '../live/questions.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type BoardState, type BreakerEntry, INITIAL_BOARD } from '../store/board-state.ts';
import { NOON, stateView, THRESHOLDS } from '../testing/views.ts';
import { CommandDesk, type CommandNews } from './command-desk.ts';
import type { PendingCommand } from './pending-commands.ts';

type Answer = Answered<'command'>;

const closed: BreakerEntry = {
  ...stateView('closed'),
  name: 'payments',
  group: null,
  thresholds: THRESHOLDS,
  seq: 1,
};
const forced = stateView('forced-open', { generation: 2 });
const DONE: Answer = {
  ok: true,
  result: {
    breaker: 'payments',
    before: stateView('closed'),
    after: forced,
    seq: 12,
    undoable: true,
    durable: true,
  },
};
const MOVED: Answer = { ok: false, code: 'generation-moved', message: 'payments has moved on.' };

function setUp() {
  const board = createStore<BoardState>(() => ({
    ...INITIAL_BOARD,
    bootId: 'one',
    seq: 10,
    breakers: new Map([['payments', closed]]),
  }));
  const pending = createStore<ReadonlyMap<string, PendingCommand>>(() => new Map());
  const sent: unknown[] = [];
  const news: CommandNews[] = [];
  let answer: (value: Answer) => void = () => undefined;
  const desk = new CommandDesk({
    board,
    pending,
    ask: (name, input) => {
      sent.push(name === 'command' ? input : { [name]: input });
      return new Promise<Answer>((resolve) => {
        answer = resolve;
      });
    },
    now: () => NOON,
    announce: (item) => news.push(item),
  });
  const open = () => desk.store.getState().open;
  const arrive = (more: Partial<BoardState>) => board.setState(more);
  return { desk, board, pending, sent, news, open, arrive, answer: (value: Answer) => answer(value) };
}

describe('the command desk', () => {
  let at = setUp();
  beforeEach(() => {
    at = setUp();
    at.desk.open({ breaker: 'payments', command: 'force-open' });
  });

  it('sends nothing without a reason and says so on the field', async () => {
    await at.desk.submit();
    expect(at.sent).toEqual([]);
    expect(at.open()?.errors.reason).toMatch(/Say why/);
    at.desk.edit({ reason: 'de' });
    expect(at.open()?.errors.reason).toMatch(/at least 3/);
    at.desk.edit({ reason: 'deploy' });
    expect(at.open()?.errors.reason).toBeNull();
  });

  it('does not nag while the reason is being typed for the first time', () => {
    at.desk.edit({ reason: 'd' });
    expect(at.open()?.errors.reason).toBeNull();
  });

  it('sends the reason, a quarter of an hour, and the generation that was seen', () => {
    at.desk.edit({ reason: '  deploy 1.4.2 ' });
    void at.desk.submit();
    expect(at.sent).toEqual([
      {
        breaker: 'payments',
        command: 'force-open',
        reason: 'deploy 1.4.2',
        expiresIn: 900,
        expectGeneration: 1,
      },
    ]);
  });

  it('sends the generation that was seen even if the breaker has moved on: the server is to refuse it', () => {
    at.desk.edit({ reason: 'deploy' });
    at.arrive({ breakers: new Map([['payments', { ...closed, generation: 9 }]]) });
    void at.desk.submit();
    expect(at.sent).toMatchObject([{ expectGeneration: 1 }]);
  });

  it('never sends twice, however often it is confirmed', async () => {
    at.desk.edit({ reason: 'deploy' });
    const submits = [at.desk.submit(), at.desk.submit(), at.desk.submit()];
    expect(at.sent).toHaveLength(1);
    at.answer(DONE);
    await Promise.all(submits);
    expect(at.sent).toHaveLength(1);
  });

  it('is pending until the answer and the journal entry are both here', async () => {
    at.desk.edit({ reason: 'deploy' });
    const submit = at.desk.submit();
    expect(at.pending.getState().get('payments')?.command).toBe('force-open');
    at.answer(DONE);
    await submit;
    expect(at.open()).toBeNull();
    expect(at.pending.getState().has('payments')).toBe(true);
    at.arrive({ seq: 11 });
    expect(at.pending.getState().has('payments')).toBe(true);
    at.arrive({ seq: 12 });
    expect(at.pending.getState().has('payments')).toBe(false);
    expect(at.news).toMatchObject([{ kind: 'done', result: { seq: 12, undoable: true } }]);
  });

  it('does not wait for an entry of a run of the server that is over', async () => {
    at.desk.edit({ reason: 'deploy' });
    const submit = at.desk.submit();
    at.answer(DONE);
    await submit;
    at.arrive({ bootId: 'two', seq: 3 });
    expect(at.pending.getState().size).toBe(0);
  });

  it('stays open with what was typed when the server refuses', async () => {
    at.desk.edit({ reason: 'deploy', expiry: '1h' });
    const submit = at.desk.submit();
    at.answer(MOVED);
    await submit;
    expect(at.open()).toMatchObject({
      draft: { reason: 'deploy', expiry: '1h' },
      phase: { kind: 'refused', code: 'generation-moved', message: 'payments has moved on.' },
    });
    expect(at.pending.getState().size).toBe(0);
    expect(at.news).toEqual([]);
  });

  it('shows the server’s objection on its field', async () => {
    at.desk.edit({ reason: 'deploy' });
    const submit = at.desk.submit();
    const errors = [{ path: 'reason', message: 'must say more' }];
    at.answer({ ok: false, code: 'invalid-request', message: 'Not valid.', errors });
    await submit;
    expect(at.open()?.errors.reason).toBe('must say more');
  });

  it('decides on the breaker as it is now after looking again', async () => {
    at.desk.edit({ reason: 'deploy' });
    const submit = at.desk.submit();
    at.answer(MOVED);
    await submit;
    at.arrive({ breakers: new Map([['payments', { ...closed, state: 'open', generation: 7 }]]) });
    at.desk.lookAgain();
    void at.desk.submit();
    expect(at.sent.at(-1)).toMatchObject({ expectGeneration: 7, reason: 'deploy' });
  });

  it('tells a refusal by a notice when the dialog was closed meanwhile', async () => {
    at.desk.edit({ reason: 'deploy' });
    const submit = at.desk.submit();
    at.desk.close();
    at.answer(MOVED);
    await submit;
    expect(at.news).toMatchObject([
      { kind: 'refused', breaker: 'payments', message: 'payments has moved on.' },
    ]);
    expect(at.open()).toBeNull();
  });

  it('leaves alone a dialog that was opened for something else meanwhile', async () => {
    at.desk.edit({ reason: 'deploy' });
    const submit = at.desk.submit();
    at.desk.open({ breaker: 'payments', command: 'reset' });
    at.answer(DONE);
    await submit;
    expect(at.open()?.command).toBe('reset');
  });

  it('takes a command back by its number, and shows that it is being done', async () => {
    at.desk.close();
    const undone = at.desk.undo({ breaker: 'payments', seq: 12 });
    expect(at.sent).toEqual([{ undo: { seq: 12 } }]);
    expect(at.pending.getState().get('payments')?.command).toBe('undo');
    at.answer(DONE);
    await undone;
    at.arrive({ seq: 12 });
    expect(at.pending.getState().size).toBe(0);
    expect(at.news).toMatchObject([{ kind: 'undone', result: { breaker: 'payments' } }]);
  });

  it('tells in the server’s words why a command cannot be taken back', async () => {
    const undone = at.desk.undo({ breaker: 'payments', seq: 12 });
    at.answer(MOVED);
    await undone;
    expect(at.news).toMatchObject([
      { kind: 'refused', command: 'undo', breaker: 'payments', message: 'payments has moved on.' },
    ]);
    expect(at.pending.getState().size).toBe(0);
  });

  it('opens with what is filled in already', () => {
    at.desk.open({ breaker: 'payments', command: 'disable', draft: { reason: 'index rebuild' } });
    expect(at.open()?.draft).toMatchObject({ reason: 'index rebuild', expiry: '15m' });
  });

  it('does not open for a breaker that is not there', () => {
    at.desk.close();
    at.desk.open({ breaker: 'nobody', command: 'reset' });
    expect(at.open()).toBeNull();
  });
});
