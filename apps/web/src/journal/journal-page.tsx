import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useJournal } from '../entries/use-journal.ts';
import { ExportLinks } from './export-links.tsx';
import { type JournalFilter, kindsOf, queryOf, readFilter, writeFilter } from './journal-filter.ts';
import { FilterBar } from './filter-bar.tsx';
import styles from './journal-page.module.css';
import { JournalRibbons } from './journal-ribbons.tsx';
import { JournalStream } from './journal-stream.tsx';
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
      <FilterBar filter={filter} onChange={setFilter} />
      {/* Another question to the server is another journal. */}
      <JournalOf key={`${filter.breaker} ${filter.kinds.join()}`} filter={filter} onChange={setFilter} />
    </article>
  );
}

interface Props {
  readonly filter: JournalFilter;
  readonly onChange: (filter: JournalFilter) => void;
}

const PAGE = 100;

function JournalOf({ filter, onChange }: Props) {
  const { breaker } = filter;
  const kindText = filter.kinds.join(); // by its meaning: the array is new with every render
  const query = useMemo(() => queryOf({ breaker, kinds: kindsOf(kindText) }), [breaker, kindText]);
  const journal = useJournal(query, PAGE);
  return (
    <>
      <JournalRibbons lines={journal.lines} />
      <JournalStream
        journal={journal}
        filter={filter}
        onClear={() => onChange({ breaker: null, kinds: [], text: '' })}
      />
    </>
  );
}
