import type { HalfOpenSnapshot } from '@fuseboard/protocol';
import styles from './probe-ladder.module.css';
import { type Rung, rungs } from './probe-rungs.ts';

interface Props {
  readonly ladder: HalfOpenSnapshot;
  /** What would decide. */
  readonly verdict: string;
}

/** More rungs than this are only counted. */
const MOST_RUNGS = 20;

export function ProbeLadder({ ladder, verdict }: Props) {
  const { permitted, inFlight, succeeded, failed } = ladder;
  return (
    <div>
      <p className={styles['count']}>
        Probing <span className="figures">{succeeded + failed}</span> of{' '}
        <span className="figures">{permitted}</span>
      </p>
      {permitted <= MOST_RUNGS && (
        <ol className={styles['ladder']} aria-label="Probes">
          {rungs(ladder).map((rung, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a rung is its place
            <li key={index} className={styles['rung']} data-rung={rung} title={WORDS[rung]}>
              <span className="visually-hidden">{WORDS[rung]}</span>
              <span aria-hidden="true">{SIGNS[rung]}</span>
            </li>
          ))}
        </ol>
      )}
      <p className={styles['detail']}>
        {inFlight} in flight, {succeeded} ok, {failed} failed. {verdict}
      </p>
    </div>
  );
}

const WORDS: Readonly<Record<Rung, string>> = {
  succeeded: 'ok',
  failed: 'failed',
  'in-flight': 'in flight',
  waiting: 'still to come',
};

const SIGNS: Readonly<Record<Rung, string>> = { succeeded: '✓', failed: '✕', 'in-flight': '→', waiting: '' };
