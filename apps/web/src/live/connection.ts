import { PROTOCOL_VERSION, type RecentRates } from '@fuseboard/protocol';
import { io } from 'socket.io-client';
import { boardStore, dispatch } from '../store/board-store.ts';
import { numbers, SPARK_POINTS } from '../store/numbers.ts';
import { pageNow } from '../store/page-clock.ts';
import { LiveSession, type LiveSocket } from './live-session.ts';
import type { Ask } from './questions.ts';
import { rest } from './rest.ts';
import type { Watcher } from './watches.ts';

export type { Watcher } from './watches.ts';

const socket: LiveSocket = io({
  autoConnect: false,
  auth: { protocol: PROTOCOL_VERSION },
  reconnection: false, // the session retries by its own clock, and can say when
  transports: ['websocket', 'polling'],
  tryAllTransports: true,
});

const session = new LiveSession({
  socket,
  board: boardStore,
  dispatch,
  numbers,
  now: pageNow,
  random: Math.random,
  setTimer: (fn, ms) => {
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  },
  onPicture: () => void loadHistory(),
});

/** Connects, and stays connected for as long as the page is open. */
export function start(): void {
  session.setHidden(document.hidden);
  document.addEventListener('visibilitychange', () => session.setHidden(document.hidden));
  window.addEventListener('online', () => session.retryNow());
  session.start();
}

/** Each call and the window of one breaker as they happen, also after a reconnection. Returns its undo. */
export const watch = (name: string, watcher: Watcher): (() => void) => session.watch(name, watcher);

export const ask: Ask = (name, input) => session.ask(name, input);

/** Does not wait for the end of the pause between two attempts. */
export const retryNow = (): void => session.retryNow();

async function loadHistory(): Promise<void> {
  try {
    numbers.fillHistory(await rest<RecentRates>(`/series/recent?points=${SPARK_POINTS}`));
  } catch {
    // The sparklines then begin with now; the connection's own state says whether anything is wrong.
  }
}
