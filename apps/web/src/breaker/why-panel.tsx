import { clockTime } from '../format/time.ts';
import { type Why, whyCause, whySentence } from '../format/why.ts';
import type { BreakerEntry, JournalLine } from '../store/board-state.ts';
import { lastTrip } from './last-trip.ts';
import styles from './why-panel.module.css';

interface Props {
  readonly entry: BreakerEntry;
  /** Its journal, newest first. */
  readonly lines: readonly JournalLine[];
}

/** Which rule moved it, by which numbers, and the errors that did it. */
export function WhyPanel({ entry, lines }: Props) {
  const trip = lastTrip(lines, entry);
  return (
    <>
      <Sentence why={whySentence(entry, entry.thresholds)} />
      {trip !== null && <First at={trip.at} why={whyCause(trip.cause, entry.thresholds, trip.at)} />}
    </>
  );
}

function Sentence({ why }: { readonly why: Why }) {
  return (
    <>
      <p className={styles['headline']}>{why.headline}</p>
      {why.detail !== '' && <p className={styles['detail']}>{why.detail}</p>}
      <Errors errors={why.errors} />
    </>
  );
}

function First({ at, why }: { readonly at: number; readonly why: Why }) {
  return (
    <div className={styles['first']}>
      <p>
        First opened at <time className="figures">{clockTime(at)}</time>: {why.headline} {why.detail}
      </p>
      <Errors errors={why.errors} />
    </div>
  );
}

/** Errors beyond these are only counted. */
const MOST_ERRORS = 4;

function Errors({ errors }: Pick<Why, 'errors'>) {
  if (errors.length === 0) return null;
  const more = errors.length - MOST_ERRORS;
  return (
    <ul className={styles['errors']} aria-label="Errors, most frequent first">
      {errors.slice(0, MOST_ERRORS).map((error) => (
        <li key={error.text}>
          <span className={styles['count']}>{error.count} ×</span>
          <code>{error.text}</code>
        </li>
      ))}
      {more > 0 && <li className={styles['more']}>and {more} more kinds of error</li>}
    </ul>
  );
}
