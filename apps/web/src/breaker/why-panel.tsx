import { whySentence } from '../format/why.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import styles from './why-panel.module.css';

/** Errors beyond these are only counted. */
const MOST_ERRORS = 4;

/** Which rule moved it, by which numbers, and the errors that did it. */
export function WhyPanel({ entry }: { readonly entry: BreakerEntry }) {
  const { headline, detail, errors } = whySentence(entry, entry.thresholds);
  const shown = errors.slice(0, MOST_ERRORS);
  const more = errors.length - shown.length;
  return (
    <>
      <p className={styles['headline']}>{headline}</p>
      {detail !== '' && <p className={styles['detail']}>{detail}</p>}
      {shown.length > 0 && (
        <ul className={styles['errors']} aria-label="Errors, most frequent first">
          {shown.map((error) => (
            <li key={error.text}>
              <span className={styles['count']}>{error.count} ×</span>
              <code>{error.text}</code>
            </li>
          ))}
          {more > 0 && <li className={styles['more']}>and {more} more kinds of error</li>}
        </ul>
      )}
    </>
  );
}
