import { boardStore } from './board-store.ts';
import { pageNow } from './page-clock.ts';

/** Server epoch ms, as well as it can be told from here. */
export const serverNow = (): number => pageNow() + boardStore.getState().clockOffset;

/**
 * The instant the picture on the page is of: now while it is live, else that of the last sign of life. What is old does
 * not go on counting as if it were known.
 */
export function pictureNow(): number {
  const { connection } = boardStore.getState();
  return 'since' in connection ? connection.since : serverNow();
}

type Listener = () => void;
interface Ticker {
  readonly listeners: Set<Listener>;
  readonly timer: ReturnType<typeof setInterval>;
}

const tickers = new Map<number, Ticker>();

/** One timer for all who tick at the same pace. Returns its undo. */
export function onTick(everyMs: number, listener: Listener): () => void {
  const ticker = tickers.get(everyMs) ?? startTicker(everyMs);
  ticker.listeners.add(listener);
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0 || tickers.get(everyMs) !== ticker) return;
    clearInterval(ticker.timer);
    tickers.delete(everyMs);
  };
}

function startTicker(everyMs: number): Ticker {
  const listeners = new Set<Listener>();
  const timer = setInterval(() => {
    for (const listener of listeners) listener();
  }, everyMs);
  const ticker = { listeners, timer };
  tickers.set(everyMs, ticker);
  return ticker;
}
