import { journalPath } from '../entries/journal-feed.ts';
import styles from './journal-page.module.css';
import { type JournalFilter, queryOf } from './journal-filter.ts';

const MOST = 1_000;

/** The very addresses a script would use. */
export function ExportLinks({ filter }: { readonly filter: JournalFilter }) {
  const address = (format: string | null) =>
    `/api/v1${journalPath(queryOf(filter), { limit: MOST, format })}`;
  return (
    <p className={styles['export']}>
      Export{' '}
      <a href={address('csv')} download="journal.csv">
        CSV
      </a>{' '}
      <a href={address(null)} download="journal.json">
        JSON
      </a>
    </p>
  );
}
