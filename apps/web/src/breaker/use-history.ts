import type { Problem, Series } from '@fuseboard/protocol';
import { useCallback, useEffect, useState } from 'react';
import { emptyHistory, fromSeries, type History, withSample, withState } from '../charts/history.ts';
import { rest } from '../live/rest.ts';
import { problemOf } from '../live/use-rest.ts';
import { domainOf, SPANS, type TimeRange } from '../range/time-range.ts';
import { boardStore } from '../store/board-store.ts';
import { useLive } from '../store/hooks.ts';
import { numbers } from '../store/numbers.ts';
import { onTick, serverNow } from '../store/server-clock.ts';
import { shapeOf } from './history-shape.ts';

const SAMPLE_EVERY = 1_000;

interface LiveHistory {
  readonly history: History;
  /** Server epoch ms of the newest sample; the axis ends there and stands still while the page is not live. */
  readonly now: number;
  /** Why the server's part is not there; null: it is, or is on its way. */
  readonly problem: Problem | null;
}

interface AskedHistory extends LiveHistory {
  readonly retry: () => void;
}

/** The past of one breaker by the server, and for as long as the page is live what has come since. */
export function useHistory(name: string, range: TimeRange): AskedHistory {
  const [state, setState] = useState<LiveHistory>(() => ({
    history: emptyHistory(shapeOf(range).step),
    now: serverNow(),
    problem: null,
  }));
  const [attempt, setAttempt] = useState(0);
  const live = useLive();
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- another attempt is another effect
  useEffect(() => {
    if (!live) return undefined;
    const controller = new AbortController();
    const ask = () => void load(name, range, controller.signal).then(setState, () => undefined);
    ask();
    const { follows } = shapeOf(range);
    const stop = followed(follows, ask, () => setState((before) => sampled(before, name, range)));
    return () => {
      controller.abort();
      stop();
    };
  }, [name, live, range, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, retry };
}

function followed(follows: 'itself' | number | null, ask: () => void, sample: () => void): () => void {
  if (follows === 'itself') return onTick(SAMPLE_EVERY, sample);
  return follows === null ? () => undefined : onTick(follows, ask);
}

/** Rejects where it was given up. What cannot be had is told, and the picture begins with now. */
async function load(name: string, range: TimeRange, signal: AbortSignal): Promise<LiveHistory> {
  const { points, step } = shapeOf(range);
  const now = serverNow();
  const { from, to } = domainOf(range, now);
  const asked = `from=${Math.round(from)}&to=${Math.round(to)}&points=${points}`;
  try {
    const series = await rest<Series>(`/breakers/${encodeURIComponent(name)}/series?${asked}`, { signal });
    return { history: fromSeries(series, step), now, problem: null };
  } catch (error) {
    if (signal.aborted) throw error;
    return { history: emptyHistory(step), now, problem: problemOf(error) };
  }
}

function sampled({ history, problem }: LiveHistory, name: string, range: TimeRange): LiveHistory {
  const now = serverNow();
  const view = numbers.view(name);
  const entry = boardStore.getState().breakers.get(name);
  if (view === null || entry === undefined || range.kind === 'fixed') return { history, now, problem };
  const stated = withState(history, entry.state, entry.since);
  const sample = { at: now, numbers: view, state: entry.state };
  return { history: withSample(stated, sample, SPANS[range.span]), now, problem };
}
