import type { Series } from '@fuseboard/protocol';
import { useEffect, useState } from 'react';
import { emptyHistory, fromSeries, type History, withSample, withState } from '../charts/history.ts';
import { rest } from '../live/rest.ts';
import { boardStore } from '../store/board-store.ts';
import { useLive } from '../store/hooks.ts';
import { numbers } from '../store/numbers.ts';
import { onTick, serverNow } from '../store/server-clock.ts';
import { RANGES, type Range, stepOf } from './history-range.ts';

const SAMPLE_EVERY = 1_000;

export interface LiveHistory {
  readonly history: History;
  /** Server epoch ms of the newest sample; the axis ends there and stands still while the page is not live. */
  readonly now: number;
}

/** The server's last minutes of one breaker, and then what the page sees itself, once a second while live. */
export function useHistory(name: string, range: Range): LiveHistory {
  const [state, setState] = useState<LiveHistory>(() => ({
    history: emptyHistory(stepOf(range)),
    now: serverNow(),
  }));
  const live = useLive();
  useEffect(() => {
    if (!live) return undefined;
    const controller = new AbortController();
    void load(name, range, controller.signal).then((history) => {
      if (history !== null) setState({ history, now: serverNow() });
    });
    const { span } = RANGES[range];
    const stop = onTick(SAMPLE_EVERY, () => setState(({ history }) => sampled(history, name, span)));
    return () => {
      controller.abort();
      stop();
    };
  }, [name, live, range]);
  return state;
}

/** Without the server's part the charts begin with now; the connection says elsewhere what is wrong. */
async function load(name: string, range: Range, signal: AbortSignal): Promise<History | null> {
  const { span, points } = RANGES[range];
  const from = Math.round(serverNow()) - span;
  const path = `/breakers/${encodeURIComponent(name)}/series?from=${from}&points=${points}`;
  try {
    return fromSeries(await rest<Series>(path, { signal }), stepOf(range));
  } catch {
    return null;
  }
}

function sampled(history: History, name: string, keep: number): LiveHistory {
  const now = serverNow();
  const view = numbers.view(name);
  const entry = boardStore.getState().breakers.get(name);
  if (view === null || entry === undefined) return { history, now };
  const stated = withState(history, entry.state, entry.since);
  return { history: withSample(stated, { at: now, numbers: view, state: entry.state }, keep), now };
}
