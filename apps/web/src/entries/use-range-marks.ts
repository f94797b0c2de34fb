import type { JournalPage } from '@fuseboard/protocol';
import { useMemo } from 'react';
import { useRest } from '../live/use-rest.ts';
import { domainOf, type TimeRange } from '../range/time-range.ts';
import type { JournalLine } from '../store/board-state.ts';
import { useBoard } from '../store/hooks.ts';
import { serverNow } from '../store/server-clock.ts';
import { mergeLines } from './journal-rows.ts';

/** A chart has no room for more. */
const MOST = 200;

/** What every chart of a range marks, newest first: what the server has of it, and what has arrived since. */
export function useRangeMarks(range: TimeRange): readonly JournalLine[] {
  // Asked once for a range: what comes later arrives by itself.
  const path = useMemo(() => {
    const { from, to } = domainOf(range, serverNow());
    const until = range.kind === 'fixed' ? `&to=${Math.round(to)}` : '';
    return `/journal?kind=mark&kind=server&from=${Math.max(0, Math.round(from))}${until}&limit=${MOST}`;
  }, [range]);
  // Anew whenever there is another connection: what happened meanwhile may be more than the page was told.
  const connected = useBoard((state) => (state.connection.kind === 'live' ? state.bootId : null));
  const loaded = useRest<JournalPage>(connected === null ? null : path, connected ?? '');
  const arrived = useBoard((state) => state.journal);
  return useMemo(() => {
    const marks = arrived.filter(({ kind }) => kind === 'mark' || kind === 'server');
    if (loaded.status !== 'ready') return marks;
    const { bootId, entries } = loaded.value;
    return mergeLines(
      entries.map((entry) => ({ ...entry, bootId })),
      marks,
    );
  }, [loaded, arrived]);
}
