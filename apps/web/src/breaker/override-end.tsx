import type { BreakerState } from '@fuseboard/protocol';
import { clockTime, countdown } from '../format/time.ts';
import { CountdownRing } from '../ui/countdown-ring.tsx';
import styles from './next-step-panel.module.css';

interface Props {
  readonly state: BreakerState;
  /** Server epoch ms. */
  readonly since: number;
  /** null: until somebody resets it. */
  readonly until: number | null;
  readonly now: number;
}

/** When the override ends by itself, and what then (rule M3). */
export function OverrideEnd({ state, since, until, now }: Props) {
  if (until === null) {
    return (
      <p>
        <strong className={styles['lead']}>Stays until somebody resets it</strong>
        <span className={styles['detail']}>It has no end of its own, and nobody will be reminded.</span>
      </p>
    );
  }
  return (
    <div className={styles['countdown']}>
      <CountdownRing from={since} until={until} now={now} />
      <p>
        <strong className={styles['lead']}>
          {until > now ? `Ends in ${countdown(until, now)}` : 'Ending now'}
        </strong>
        <span className={styles['detail']}>
          at {clockTime(until)}, then{' '}
          {state === 'forced-open' ? 'it probes before it trusts' : 'it is closed, with an empty window'}
        </span>
      </p>
    </div>
  );
}
