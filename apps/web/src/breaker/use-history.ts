import type { Series } from '@fuseboard/protocol';
import { useEffect, useState } from 'react';
import { EMPTY_HISTORY, fromSeries, type History, withSample, withState } from '../charts/history.ts';
import { rest } from '../live/rest.ts';
import { boardStore } from '../store/board-store.ts';
import { useLive } from '../store/hooks.ts';
import { numbers } from '../store/numbers.ts';
import { onTick, serverNow } from '../store/server-clock.ts';

/** How much is kept and asked for, ms. */
export const HISTORY_SPAN = 600_000;
const POINTS = 300;
const SAMPLE_EVERY = 1_000;

export interface LiveHistory {
  readonly history: History;
  /** Server epoch ms of the newest sample; the axis ends there and stands still while the page is not live. */
  readonly now: number;
}

/** The server's last ten minutes of one breaker, and then what the page sees itself, once a second while live. */
export function useHistory(name: string): LiveHistory {
  const [state, setState] = useState<LiveHistory>(() => ({ history: EMPTY_HISTORY, now: serverNow() }));
  const live = useLive();
  useEffect(() => {
    if (!live) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    void load(name, signal).then((history) => {
      if (history !== null) setState({ history, now: serverNow() });
    });
    const stop = onTick(SAMPLE_EVERY, () => setState(({ history }) => sampled(history, name)));
    return () => {
      controller.abort();
      stop();
    };
  }, [name, live]);
  return state;
}

/** Without the server's part the charts begin with now; the connection says elsewhere what is wrong. */
async function load(name: string, signal: AbortSignal): Promise<History | null> {
  const to = Math.round(serverNow());
  const query = `from=${to - HISTORY_SPAN}&points=${POINTS}`;
  try {
    return fromSeries(
      await rest<Series>(`/breakers/${encodeURIComponent(name)}/series?${query}`, { signal }),
    );
  } catch {
    return null;
  }
}

function sampled(history: History, name: string): LiveHistory {
  const now = serverNow();
  const view = numbers.view(name);
  const entry = boardStore.getState().breakers.get(name);
  if (view === null || entry === undefined) return { history, now };
  const stated = withState(history, entry.state, entry.since);
  return { history: withSample(stated, { at: now, numbers: view, state: entry.state }, HISTORY_SPAN), now };
}
