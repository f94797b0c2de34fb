import type { JournalPage } from '@fuseboard/protocol';
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { rest } from '../live/rest.ts';
import { problemOf } from '../live/use-rest.ts';
import type { JournalLine } from '../store/board-state.ts';
import { useBoard, useLive } from '../store/hooks.ts';
import {
  EMPTY_FEED,
  type JournalFeed,
  type JournalQuery,
  journalPath,
  matches,
  reduceFeed,
} from './journal-feed.ts';
import { mergeLines } from './journal-rows.ts';

export interface Journal {
  /** Newest first: what was loaded and what has arrived since. */
  readonly lines: readonly JournalLine[];
  readonly status: JournalFeed['status'];
  readonly problem: JournalFeed['problem'];
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** The journal by a query that keeps its identity while it means the same. Give the component a key where it changes. */
export function useJournal(query: JournalQuery, pageSize: number): Journal {
  const [feed, tell] = useReducer(reduceFeed, EMPTY_FEED);
  const asking = useRef(new AbortController());
  const live = useLive();

  const ask = useCallback(
    (before: number | null) => {
      asking.current.abort();
      const controller = new AbortController();
      asking.current = controller;
      tell({ type: 'asked' });
      const path = journalPath(query, { before, limit: pageSize });
      rest<JournalPage>(path, { signal: controller.signal }).then(
        (page) => tell({ type: 'loaded', page, older: before !== null }),
        (error: unknown) => {
          if (!controller.signal.aborted) tell({ type: 'failed', problem: problemOf(error) });
        },
      );
    },
    [query, pageSize],
  );

  // Also whenever the connection is back: what happened meanwhile may be more than the page was told.
  useEffect(() => {
    if (!live) return undefined;
    ask(null);
    return () => asking.current.abort();
  }, [live, ask]);

  const arrived = useBoard((state) => state.journal);
  const breakers = useBoard((state) => (query.group === null ? null : state.breakers));
  const lines = useMemo(
    () =>
      mergeLines(
        feed.lines,
        arrived.filter((line) => matches(line, query, (name) => breakers?.get(name)?.group)),
      ),
    [feed.lines, arrived, query, breakers],
  );
  return {
    lines,
    status: feed.status,
    problem: feed.problem,
    hasMore: feed.next !== null,
    loadMore: () => ask(feed.next),
    retry: () => ask(null),
  };
}
