import { type JournalEntry, packSnapshot } from '@fuseboard/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { INITIAL_BOARD } from '../store/board-state.ts';
import { NumbersStore } from '../store/numbers.ts';
import { reduceBoard } from '../store/reduce-board.ts';
import { FakeSocket } from '../testing/fake-socket.ts';
import { ManualTimers } from '../testing/manual-timers.ts';
import { frameOf, mark, snapshotOf, started } from '../testing/messages.ts';
import { NOON, numbersView, stateView, transitionEntry } from '../testing/views.ts';
import { CUT_AFTER, DELAYED_AFTER, LiveSession } from './live-session.ts';

/** The page's clock is a minute behind the server's. */
const BEHIND = 60_000;

const opens = (seq: number) => transitionEntry(seq, { from: 'closed', to: 'open' });

function setUp() {
  const socket = new FakeSocket();
  const timers = new ManualTimers(NOON - BEHIND);
  const board = createStore(() => INITIAL_BOARD);
  const numbers = new NumbersStore(() => undefined);
  const pictures: number[] = [];
  const session = new LiveSession({
    socket: socket.asLive(),
    board,
    dispatch: (action) => board.setState((state) => reduceBoard(state, action)),
    numbers,
    now: timers.now,
    setTimer: timers.setTimer,
    random: () => 0,
    onPicture: () => pictures.push(timers.now()),
  });
  session.start();
  return { socket, timers, board, numbers, pictures, session };
}

let page: ReturnType<typeof setUp>;
const connection = () => page.board.getState().connection;
const serverTime = () => page.timers.now() + BEHIND;
const connect = (more = {}) => {
  page.socket.accept();
  page.socket.say(
    'snapshot',
    packSnapshot(snapshotOf([{ name: 'payments' }], { serverTime: serverTime(), ...more })),
  );
};
const journal = (...entries: readonly JournalEntry[]) => page.socket.say('journal', { entries });
const heartbeat = () => page.socket.say('frame', frameOf({}, { at: serverTime() }));
/** Lives on for so many seconds, with the server's heartbeat. */
const live = (seconds: number) => {
  for (let second = 0; second < seconds; second++) {
    page.timers.advance(1_000);
    heartbeat();
  }
};

beforeEach(() => {
  page = setUp();
});

describe('connecting', () => {
  it('is live with the first snapshot, not with the bare connection', () => {
    page.socket.accept();
    expect(connection().kind).toBe('connecting');
    connect();
    expect(connection().kind).toBe('live');
    expect(page.numbers.view('payments')).not.toBeNull();
  });

  it('knows what time it is on the server', () => {
    connect();
    expect(page.board.getState().clockOffset).toBe(BEHIND);
  });

  it('asks for the past once a connection, after the first snapshot', () => {
    connect();
    page.socket.say('snapshot', packSnapshot(snapshotOf([{ name: 'mail' }], { layout: 2 })));
    expect(page.pictures).toHaveLength(1);
  });

  it('does not go on with a server of another version, and does not try again', () => {
    connect({ protocol: 999 });
    expect(connection()).toMatchObject({ kind: 'refused', message: expect.stringContaining('Reload') });
    page.timers.advance(60_000);
    expect([page.socket.connected, page.socket.attempts]).toEqual([false, 1]);
  });

  it('says so when the server refuses its address, and goes on trying', () => {
    page.socket.refuse(Object.assign(new Error('xhr poll error'), { description: 403 }));
    expect(connection().kind).toBe('refused');
    page.timers.advance(5_000);
    expect(page.socket.attempts).toBe(2);
    connect();
    expect(connection().kind).toBe('live');
  });
});

describe('a server that asks who this is', () => {
  const unknown = (code: string, text = 'Sign in.') => Object.assign(new Error(text), { data: { code } });

  it('is asked for nothing but to sign in, again every 15 seconds, and lets in once there is a session', () => {
    page.socket.refuse(unknown('not-signed-in'));
    expect(connection()).toEqual({ kind: 'signed-out', message: null });
    page.timers.advance(14_900);
    expect(page.socket.attempts).toBe(1);
    page.timers.advance(100);
    expect(page.socket.attempts).toBe(2);
    page.socket.refuse(unknown('not-signed-in'));
    page.session.retryNow();
    expect(page.socket.attempts).toBe(3);
    connect();
    expect(connection().kind).toBe('live');
  });

  it('later keeps the picture, and goes on saying why it asked first', () => {
    connect();
    page.socket.say('signed-out', { code: 'session-ended', message: 'This session has expired.' });
    page.socket.drop();
    expect(connection()).toEqual({ kind: 'signed-out', message: 'This session has expired.' });
    expect(page.board.getState().breakers.size).toBe(1);
    page.timers.advance(15_000);
    page.socket.refuse(unknown('not-signed-in'));
    expect(connection()).toEqual({ kind: 'signed-out', message: 'This session has expired.' });
  });

  it('after a cut says that the session has ended, whether it knows the cookie or not', () => {
    connect();
    page.socket.say('who', { name: 'ana', role: 'admin', signInNeeded: true, expiresAt: NOON });
    page.socket.drop();
    page.timers.advance(0);
    page.socket.refuse(unknown('not-signed-in'));
    expect(connection()).toEqual({ kind: 'signed-out', message: 'This session has ended.' });
  });

  it('says who this is', () => {
    page.socket.say('who', { name: 'ana', role: 'admin', signInNeeded: true, expiresAt: NOON });
    expect(page.board.getState().who).toMatchObject({ name: 'ana', role: 'admin' });
  });

  it('of too many tries is a refusal like any other', () => {
    page.socket.refuse(unknown('too-many-tries', 'Too many.'));
    expect(connection()).toMatchObject({ kind: 'refused', message: expect.stringContaining('Too many.') });
  });
});

describe('silence', () => {
  it('is no delay while the server says anything at all, twice a period', () => {
    connect();
    live(10);
    page.timers.advance(DELAYED_AFTER - 500);
    expect(connection().kind).toBe('live');
  });

  it('of two periods is a delay, since the last sign of life, and over with the next', () => {
    connect();
    const last = serverTime();
    page.timers.advance(DELAYED_AFTER + 500);
    expect(connection()).toEqual({ kind: 'delayed', since: last });
    journal(mark(11));
    expect(connection().kind).toBe('live');
  });

  it('of ten seconds makes a new connection', () => {
    connect();
    const last = serverTime();
    page.timers.advance(CUT_AFTER + 500);
    expect(connection()).toMatchObject({ kind: 'disconnected', since: last });
    expect(page.socket.attempts).toBe(2);
  });
});

describe('a cut', () => {
  it('is told with its beginning, and the first new attempt is at once', () => {
    connect();
    live(3);
    const last = serverTime();
    page.timers.advance(400);
    page.socket.drop();
    expect(connection()).toEqual({ kind: 'disconnected', since: last, retryAt: serverTime() });
    page.timers.advance(0);
    expect(page.socket.attempts).toBe(2);
    expect(connection()).toEqual({ kind: 'disconnected', since: last, retryAt: null });
  });

  it('is tried again with growing pauses of at most 5 seconds', () => {
    connect();
    page.socket.drop();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      const begun = page.timers.now();
      const { attempts } = page.socket;
      while (page.socket.attempts === attempts) page.timers.advance(50);
      pauses.push(page.timers.now() - begun);
      page.socket.refuse(new Error('websocket error'));
    }
    expect(pauses).toEqual([50, 250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  });

  it('keeps the picture, and loses, doubles and disorders nothing', () => {
    connect();
    journal(mark(11), opens(12));
    page.socket.drop();
    expect(page.board.getState().breakers.get('payments')?.state).toBe('open');
    page.timers.advance(0);
    const state = { ...stateView('half-open'), generation: 14 };
    page.socket.accept();
    page.socket.say('snapshot', packSnapshot(snapshotOf([{ name: 'payments', state }], { seq: 14 })));
    journal(mark(15));
    const resume = page.socket.last('resume');
    expect(resume?.payload).toEqual({ bootId: 'boot-1', seq: 12 });
    resume?.answer({
      ok: true,
      bootId: 'boot-1',
      complete: true,
      entries: [13, 14, 15].map(mark),
      snapshot: null,
    });
    expect(page.board.getState().journal.map((line) => line.seq)).toEqual([15, 14, 13, 12, 11]);
    expect(page.board.getState().breakers.get('payments')?.state).toBe('half-open');
  });

  it('asks only once while the answer is on its way, and not at all when nothing is missing', () => {
    connect();
    heartbeat();
    expect(page.socket.last('resume')).toBeUndefined();
    journal(mark(15));
    journal(mark(16));
    expect(page.socket.sent.filter(({ event }) => event === 'resume')).toHaveLength(1);
  });

  it('asks again, though not at once, when the answer did not come', () => {
    connect();
    journal(mark(15));
    page.socket.last('resume')?.expire();
    heartbeat();
    expect(page.socket.sent.filter(({ event }) => event === 'resume')).toHaveLength(1);
    live(6);
    expect(page.socket.sent.filter(({ event }) => event === 'resume')).toHaveLength(2);
  });

  it('of a restarted server gives a new picture, the old journal, and what the new run already had', () => {
    connect();
    journal(opens(11));
    page.socket.drop();
    page.timers.advance(0);
    connect({ bootId: 'boot-2', seq: 2 });
    const resume = page.socket.last('resume');
    expect(resume?.payload).toEqual({ bootId: 'boot-2', seq: 0 });
    resume?.answer({
      ok: true,
      bootId: 'boot-2',
      complete: true,
      entries: [started(1), opens(2)],
      snapshot: null,
    });
    const { journal: lines, restarts } = page.board.getState();
    expect(lines.map((line) => `${line.bootId} ${line.seq}`)).toEqual(['boot-2 2', 'boot-2 1', 'boot-1 11']);
    expect(restarts).toBe(1);
  });

  it('is mended at once when the network comes back', () => {
    connect();
    page.socket.drop();
    page.timers.advance(0);
    page.socket.refuse(new Error('websocket error'));
    const { attempts } = page.socket;
    page.session.retryNow();
    expect(page.socket.attempts).toBe(attempts + 1);
  });
});

describe('watching', () => {
  const watcher = (seen: unknown[]) => ({
    onWindow: (view: unknown) => seen.push(view),
    onCalls: (batch: unknown) => seen.push(batch),
  });
  const watches = () => page.socket.sent.filter(({ event }) => event === 'watch').length;

  it('asks the server once for two who watch the same, and again after a reconnection', () => {
    connect();
    page.session.watch('payments', watcher([]));
    page.session.watch('payments', watcher([]));
    expect(watches()).toBe(1);
    page.socket.drop();
    page.timers.advance(0);
    connect();
    expect(watches()).toBe(2);
  });

  it('begun before the connection is asked for once there is one', () => {
    page.session.watch('payments', watcher([]));
    expect(watches()).toBe(0);
    connect();
    expect(watches()).toBe(1);
  });

  it('ends with the last who leaves', () => {
    connect();
    const leave = [page.session.watch('payments', watcher([])), page.session.watch('payments', watcher([]))];
    leave[0]?.();
    expect(page.socket.last('unwatch')).toBeUndefined();
    leave[1]?.();
    expect(page.socket.last('unwatch')?.payload).toEqual({ breaker: 'payments' });
  });

  it('brings calls and windows to those who watch that breaker', () => {
    const seen: unknown[] = [];
    connect();
    page.session.watch('payments', watcher(seen));
    page.socket.say('call', { breaker: 'payments', calls: [], seen: 0 });
    page.socket.say('call', { breaker: 'search', calls: [], seen: 0 });
    expect(seen).toEqual([{ breaker: 'payments', calls: [], seen: 0 }]);
  });
});

describe('commands', () => {
  const command = { breaker: 'payments', command: 'reset', reason: 'mended' } as const;

  it('bring the server’s own answer', async () => {
    connect();
    const answer = page.session.ask('command', command);
    page.socket.last('command')?.answer({ ok: false, code: 'generation-moved', message: 'It moved.' });
    expect(await answer).toEqual({ ok: false, code: 'generation-moved', message: 'It moved.' });
  });

  it('are not sent while the page is not live', async () => {
    connect();
    page.timers.advance(DELAYED_AFTER + 500);
    expect(await page.session.ask('command', command)).toMatchObject({ ok: false });
    expect(page.socket.last('command')).toBeUndefined();
  });

  it('without an answer say that nobody knows', async () => {
    connect();
    const answer = page.session.ask('command', command);
    page.socket.last('command')?.expire();
    expect(await answer).toMatchObject({ ok: false, message: expect.stringContaining('may or may not') });
  });
});

describe('a hidden tab', () => {
  it('asks for fewer frames, also after a reconnection, and for all of them when it is seen again', () => {
    connect();
    page.session.setHidden(true);
    expect(page.socket.last('pace')?.payload).toEqual({ hidden: true });
    page.socket.drop();
    page.timers.advance(0);
    page.socket.sent.length = 0;
    connect();
    expect(page.socket.last('pace')?.payload).toEqual({ hidden: true });
    page.session.setHidden(false);
    expect(page.socket.last('pace')?.payload).toEqual({ hidden: false });
  });
});

it('numbers reach the rows of their breaker', () => {
  connect();
  page.socket.say('frame', frameOf({ 0: numbersView({ failureRate: 12 }) }, { at: serverTime() }));
  expect(page.numbers.view('payments')?.failureRate).toBe(12);
});
