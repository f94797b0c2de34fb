import { useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import { EntryList } from '../entries/entry-list.tsx';
import { journalRows } from '../entries/journal-rows.ts';
import type { Journal } from '../entries/use-journal.ts';
import { readRange, writeRange } from '../range/time-range.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './breaker-journal.module.css';

interface Props {
  readonly name: string;
  readonly journal: Journal;
}

/** What happened to this breaker, newest first. */
export function BreakerJournal({ name, journal }: Props) {
  const { lines, status, problem, hasMore, loadMore, retry } = journal;
  const rows = useMemo(() => journalRows(lines), [lines]);
  const search = useSearch();
  return (
    <Panel title="Journal" actions={<Link href={`/journal?${wholeJournal(name, search)}`}>All of it</Link>}>
      <EntryList rows={rows} withBreaker={false} label={`Journal of ${name}`} />
      {rows.length === 0 && status === 'ready' && (
        <p className={styles['none']}>Nothing has happened to it since the server was started.</p>
      )}
      {problem !== null && (
        <p className={styles['none']} role="alert">
          {problem.detail}{' '}
          <Button size="small" onClick={retry}>
            Try again
          </Button>
        </p>
      )}
      {hasMore && (
        <Button
          size="small"
          className={styles['more']}
          aria-disabled={status === 'loading' || undefined}
          onClick={loadMore}
        >
          Show older
        </Button>
      )}
    </Panel>
  );
}

/** Of the same time as the charts above show. */
const wholeJournal = (breaker: string, search: string): string =>
  writeRange(new URLSearchParams({ breaker }), readRange(new URLSearchParams(search))).toString();
