import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useJournal } from '../entries/use-journal.ts';
import { RangePicker } from '../range/range-picker.tsx';
import { serverNow } from '../store/server-clock.ts';
import { ExportLinks } from './export-links.tsx';
import { FilterBar } from './filter-bar.tsx';
import {
  filterKey,
  hasEveryTransition,
  type JournalFilter,
  NO_FILTER,
  queryOf,
  readFilter,
  writeFilter,
} from './journal-filter.ts';
import styles from './journal-page.module.css';
import { JournalRibbons } from './journal-ribbons.tsx';
import { JournalStream } from './journal-stream.tsx';
import { JournalWaiting } from './journal-waiting.tsx';
import { MarkForm } from './mark-form.tsx';

/** Everything that happened anywhere: `/journal`. */
export default function JournalPage() {
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  const setFilter = (next: JournalFilter) =>
    setSearch((present) => writeFilter(present, next), { replace: true });
  return (
    <article className={styles['page']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>Journal</h1>
        <MarkForm />
        <ExportLinks filter={filter} />
      </header>
      <RangePicker withAll range={filter.range} onChange={(range) => setFilter({ ...filter, range })} />
      <FilterBar filter={filter} onChange={setFilter} />
      {/* Another question to the server is another journal. */}
      <JournalOf key={filterKey(filter)} filter={filter} onChange={setFilter} />
    </article>
  );
}

interface Props {
  readonly filter: JournalFilter;
  readonly onChange: (filter: JournalFilter) => void;
}

const PAGE = 100;

function JournalOf({ filter, onChange }: Props) {
  const key = filterKey(filter);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- by its meaning: the filter is read anew with every render
  const query = useMemo(() => queryOf(filter, serverNow()), [key]);
  const journal = useJournal(query, PAGE);
  // Nobody knows yet how much room the states above the entries will take.
  if (journal.status === 'loading' && journal.lines.length === 0) return <JournalWaiting />;
  return (
    <>
      {hasEveryTransition(filter) && <JournalRibbons journal={journal} range={filter.range} />}
      <JournalStream journal={journal} filter={filter} onClear={() => onChange(NO_FILTER)} />
    </>
  );
}
