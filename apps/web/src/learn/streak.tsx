import styles from './streak.module.css';

/** More pips than this are not counted at a glance. */
const MOST_PIPS = 20;

/** Failures in a row, a pip each; the last one trips. */
export function Streak({ failures, limit }: { readonly failures: number; readonly limit: number }) {
  const shown = Math.min(failures, limit);
  return (
    <div className={styles['streak']}>
      {limit <= MOST_PIPS && (
        <span className={styles['pips']} aria-hidden="true">
          {Array.from({ length: limit }, (_, pip) => (
            <i key={pip} data-filled={pip < shown || undefined} />
          ))}
        </span>
      )}
      <span>
        {failures} of {limit} failures in a row
      </span>
    </div>
  );
}
