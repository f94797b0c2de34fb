import {
  type ClientToServerEvents,
  type PackedSnapshot,
  type ResumeAnswer,
  type ServerToClientEvents,
  unpackSnapshot,
} from '@fuseboard/protocol';
import type { Socket } from 'socket.io-client';
import type { StoreApi } from 'zustand/vanilla';
import type { BoardAction } from '../store/board-action.ts';
import type { BoardState } from '../store/board-state.ts';
import { addSample, NO_OFFSET, offsetOf } from '../store/clock-offset.ts';
import type { NumbersStore } from '../store/numbers.ts';
import { needsResume } from '../store/reduce-board.ts';
import { receive, SERVER_EVENTS, type Receiver, type ServerMessage } from './receive.ts';
import type { Answered, Asked, Question } from './questions.ts';
import { refusalOf, type Unknown, unknownOf } from './refusal.ts';
import { retryDelay } from './retry-delay.ts';
import { type Watcher, Watches } from './watches.ts';

export type LiveSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

export interface LiveParts {
  readonly socket: LiveSocket;
  readonly board: StoreApi<BoardState>;
  readonly dispatch: (action: BoardAction) => void;
  readonly numbers: NumbersStore;
  /** The page's clock, ms. */
  readonly now: () => number;
  readonly random: () => number;
  /** Returns its undo. */
  readonly setTimer: (fn: () => void, ms: number) => () => void;
  /** After the first snapshot of each connection. */
  readonly onPicture: () => void;
}

/** The server says something at least once a second, so this much silence is two missed frames. */
export const DELAYED_AFTER = 2_500;
/** After so much silence the connection is given up and made anew. */
export const CUT_AFTER = 10_000;
/** Somebody may sign in in another tab: then this one is let in, too. */
const ASK_AGAIN = 15_000;
const ANSWER_WITHIN = 10_000;
const CHECK_EVERY = 500;
const RESUME_PAUSE = 5_000;
/** A change of the estimated offset smaller than this is not worth telling anybody, ms. */
const OFFSET_GRAIN = 10;

/** Keeps one connection alive, and turns what it says into the state of the board. */
export class LiveSession {
  readonly #parts: LiveParts;
  readonly #receiver: Receiver;
  readonly #watches = new Watches();
  #estimate = NO_OFFSET;
  #heardAt: number;
  #attempt = 0;
  #cancelRetry: (() => void) | null = null;
  #hidden = false;
  #pictured = false;
  #resuming = false;
  #resumeNotBefore = 0;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#heardAt = parts.now();
    this.#receiver = {
      dispatch: parts.dispatch,
      numbers: parts.numbers,
      onWindow: (view) => this.#watches.tellWindow(view),
      onCalls: (batch) => this.#watches.tellCalls(batch),
      onServerTime: (serverTime) => this.#measureClock(serverTime),
    };
  }

  start(): void {
    const { socket } = this.#parts;
    socket.on('connect', () => this.#connected());
    socket.on('disconnect', () => this.#lost());
    socket.on('connect_error', (error) => this.#failed(error));
    for (const event of SERVER_EVENTS) {
      // The event's name decides the payload's type; the compiler cannot follow that through a loop.
      socket.on(event, ((payload: never) => this.#hear({ event, payload })) as never);
    }
    socket.connect();
    this.#watchSilence();
  }

  /** Tries now rather than at the end of the pause: the network is back, or somebody looks again. */
  retryNow(): void {
    if (this.#cancelRetry) this.#connect();
  }

  setHidden(hidden: boolean): void {
    this.#hidden = hidden;
    if (this.#parts.socket.connected) this.#tellPace();
    if (!hidden) this.retryNow();
  }

  watch(breaker: string, watcher: Watcher): () => void {
    if (this.#watches.add(breaker, watcher)) this.#askWatch(breaker);
    return () => {
      if (!this.#watches.remove(breaker, watcher) || !this.#parts.socket.connected) return;
      this.#parts.socket.emit('unwatch', { breaker }, () => undefined);
    };
  }

  async ask<Name extends Question>(name: Name, input: Asked<Name>): Promise<Answered<Name>> {
    const { socket, board } = this.#parts;
    if (!socket.connected || board.getState().connection.kind !== 'live') return NOT_LIVE;
    try {
      // Of a union of messages the compiler cannot tell which answer belongs to which.
      const emit: (name: Question, input: unknown) => Promise<unknown> = (event, message) =>
        socket.timeout(ANSWER_WITHIN).emitWithAck(event, message as never);
      return (await emit(name, input)) as Answered<Name>;
    } catch {
      return NO_ANSWER;
    }
  }

  #connected(): void {
    this.#attempt = 0;
    this.#heardAt = this.#parts.now();
    this.#pictured = false;
    this.#resuming = false;
    for (const breaker of this.#watches.breakers) this.#askWatch(breaker);
    if (this.#hidden) this.#tellPace();
  }

  #lost(): void {
    const { kind } = this.#parts.board.getState().connection;
    if (kind === 'refused') return;
    if (kind === 'signed-out') this.#connectIn(ASK_AGAIN);
    else this.#retryLater(null);
  }

  #failed(error: Error): void {
    const unknown = unknownOf(error);
    if (unknown) this.#askWhoThisIs(unknown);
    else this.#retryLater(refusalOf(error));
  }

  /** Why the server asks again was told before: the first answer says more than those that follow. */
  #askWhoThisIs({ message }: Unknown): void {
    const { board, dispatch } = this.#parts;
    const { connection, who } = board.getState();
    const told = connection.kind === 'signed-out' ? connection.message : null;
    dispatch({ type: 'signed-out', message: message ?? told ?? (who && ENDED) });
    this.#connectIn(ASK_AGAIN);
  }

  #connectIn(ms: number): void {
    this.#cancelRetry?.();
    this.#cancelRetry = this.#parts.setTimer(() => this.#connect(), ms);
  }

  #retryLater(refusal: string | null): void {
    const { dispatch, now, random } = this.#parts;
    const delay = retryDelay(this.#attempt++, random);
    this.#connectIn(delay);
    if (refusal === null) this.#tellDisconnected(this.#toServerTime(now()) + delay);
    else dispatch({ type: 'refused', message: refusal });
  }

  #connect(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    if (this.#parts.board.getState().connection.kind === 'disconnected') this.#tellDisconnected(null);
    this.#parts.socket.connect();
  }

  #tellDisconnected(retryAt: number | null): void {
    this.#parts.dispatch({ type: 'disconnected', since: this.#toServerTime(this.#heardAt), retryAt });
  }

  #hear(message: ServerMessage): void {
    const { dispatch, now, board, socket } = this.#parts;
    this.#heardAt = now();
    dispatch({ type: 'heard' });
    receive(message, this.#receiver);
    if (board.getState().connection.kind === 'refused') {
      socket.disconnect();
      return;
    }
    if (message.event === 'snapshot') this.#newPicture();
    this.#resumeIfNeeded();
  }

  /** One that comes later is of other breakers: what was watched in vain may be there now. */
  #newPicture(): void {
    if (this.#pictured) {
      for (const breaker of this.#watches.breakers) this.#askWatch(breaker);
      return;
    }
    this.#pictured = true;
    this.#parts.onPicture();
  }

  #resumeIfNeeded(): void {
    const { board, socket, now } = this.#parts;
    const { bootId, seq } = board.getState();
    if (this.#resuming || bootId === null || !needsResume(board.getState())) return;
    if (now() < this.#resumeNotBefore) return;
    this.#resuming = true;
    socket.timeout(ANSWER_WITHIN).emit('resume', { bootId, seq }, (error, answer) => {
      this.#resuming = false;
      if (error || !answer.ok) this.#resumeNotBefore = now() + RESUME_PAUSE;
      else this.#resumed(answer);
    });
  }

  #resumed(answer: ResumeAnswer<PackedSnapshot>): void {
    this.#heardAt = this.#parts.now();
    const snapshot = answer.snapshot && unpackSnapshot(answer.snapshot);
    if (snapshot) this.#parts.numbers.adopt(snapshot);
    this.#parts.dispatch({ type: 'resumed', answer: { ...answer, snapshot } });
  }

  #askWatch(breaker: string): void {
    if (!this.#parts.socket.connected) return;
    this.#parts.socket.emit('watch', { breaker }, (answer) => {
      if (answer.ok) this.#watches.tellWindow(answer.window);
    });
  }

  #tellPace(): void {
    this.#parts.socket.emit('pace', { hidden: this.#hidden }, () => undefined);
  }

  #measureClock(serverTime: number): void {
    const { board, dispatch, now } = this.#parts;
    this.#estimate = addSample(this.#estimate, serverTime, now());
    const offset = offsetOf(this.#estimate);
    if (Math.abs(offset - board.getState().clockOffset) >= OFFSET_GRAIN) dispatch({ type: 'clock', offset });
  }

  #toServerTime(at: number): number {
    return at + this.#parts.board.getState().clockOffset;
  }

  #watchSilence(): void {
    const { socket, now, dispatch, setTimer } = this.#parts;
    const silence = now() - this.#heardAt;
    if (socket.connected && silence >= CUT_AFTER) socket.disconnect();
    else if (socket.connected && silence >= DELAYED_AFTER) {
      dispatch({ type: 'silent', since: this.#toServerTime(this.#heardAt) });
    }
    setTimer(() => this.#watchSilence(), CHECK_EVERY);
  }
}

/** Of a page that had a picture. */
const ENDED = 'This session has ended.';

const NOT_LIVE = {
  ok: false,
  code: 'internal-error',
  message: 'Not sent: this page is not live. Wait until it is connected again.',
} as const;

const NO_ANSWER = {
  ok: false,
  code: 'internal-error',
  message:
    'No answer within 10 seconds. The command may or may not have been carried out; the journal will tell.',
} as const;
