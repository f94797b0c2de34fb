import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { EntryList } from '../entries/entry-list.tsx';
import { journalRows } from '../entries/journal-rows.ts';
import type { Journal } from '../entries/use-journal.ts';
import type { JournalLine } from '../store/board-state.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { holdBack } from './held-lines.ts';
import { isFiltered, type JournalFilter } from './journal-filter.ts';
import styles from './journal-stream.module.css';

interface Props {
  readonly journal: Journal;
  readonly filter: JournalFilter;
  readonly onClear: () => void;
}

/** The entries. At the top new ones appear by themselves; further down they wait, and say how many they are. */
export function JournalStream({ journal, filter, onClear }: Props) {
  const { lines, status, problem, hasMore, loadMore, retry } = journal;
  const top = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useHeld(top, lines[0] ?? null);
  const { shown, waiting } = holdBack(lines, held);
  const rows = useMemo(() => journalRows(shown), [shown]);
  const showNew = () => {
    setHeld(null);
    top.current?.scrollIntoView({ block: 'center' });
  };
  return (
    <div className={styles['stream']}>
      <div ref={top} />
      {waiting > 0 && (
        <div className={styles['pill']}>
          <Button tone="primary" size="small" onClick={showNew}>
            {waiting} new
          </Button>
        </div>
      )}
      <EntryList rows={rows} label="Journal" scrolls="window" />
      {rows.length === 0 && status === 'ready' && <Nothing filter={filter} onClear={onClear} />}
      {problem !== null && (
        <EmptyState title="The journal could not be read" action={<Button onClick={retry}>Try again</Button>}>
          {problem.detail}
        </EmptyState>
      )}
      <div className={styles['foot']}>
        {hasMore && (
          <Button aria-disabled={status === 'loading' || undefined} onClick={loadMore}>
            {status === 'loading' ? 'Loading…' : 'Show older'}
          </Button>
        )}
        {rows.length === 0 && status === 'loading' && <span>Looking through the journal…</span>}
      </div>
    </div>
  );
}

function Nothing({ filter, onClear }: { readonly filter: JournalFilter; readonly onClear: () => void }) {
  return isFiltered(filter) ? (
    <EmptyState title="No entry matches" action={<Button onClick={onClear}>Clear the filters</Button>}>
      {filter.breaker === null
        ? 'Other kinds, words or another time may find something.'
        : `Nothing of this sort happened to ${filter.breaker}${filter.range === null ? '' : ' in that time'}.`}
    </EmptyState>
  ) : (
    <EmptyState title="Nothing has happened yet">
      Every transition, command and mark will be here. Add a mark above to see one.
    </EmptyState>
  );
}

/** Out of sight upward: below the fold nobody has left it yet. */
const isAbove = ({ isIntersecting, boundingClientRect }: IntersectionObserverEntry): boolean =>
  !isIntersecting && boundingClientRect.top < 0;

/** The newest line at the moment the top was left, for as long as it stays out of sight. */
function useHeld(top: RefObject<HTMLElement | null>, newest: JournalLine | null) {
  const [held, setHeld] = useState<JournalLine | null>(null);
  const latest = useRef(newest);
  useEffect(() => {
    latest.current = newest;
  });
  useEffect(() => {
    if (!top.current) return undefined;
    const observer = new IntersectionObserver((entries) => {
      const top = entries.at(-1);
      setHeld(top !== undefined && isAbove(top) ? latest.current : null);
    });
    observer.observe(top.current);
    return () => observer.disconnect();
  }, [top]);
  return [held, setHeld] as const;
}
