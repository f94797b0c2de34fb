import { exportPath } from '../entries/journal-feed.ts';
import { serverNow } from '../store/server-clock.ts';
import styles from './journal-page.module.css';
import { isFiltered, type JournalFilter, queryOf } from './journal-filter.ts';

/** The very addresses a script would use: everything that fits, not only what is loaded. */
export function ExportLinks({ filter }: { readonly filter: JournalFilter }) {
  const address = (format: 'csv' | 'json') => `/api/v1${exportPath(queryOf(filter, serverNow()), format)}`;
  return (
    <p className={styles['export']}>
      {isFiltered(filter) ? 'Export what is filtered' : 'Export all of it'}{' '}
      <a href={address('csv')} download="journal.csv">
        CSV
      </a>{' '}
      <a href={address('json')} download="journal.json">
        JSON
      </a>
    </p>
  );
}
