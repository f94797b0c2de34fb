import { clockTime, countdown } from '../format/time.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useNumbers, useServerNow } from '../store/hooks.ts';
import { CountdownRing } from '../ui/countdown-ring.tsx';
import { nextStep } from './next-step.ts';
import styles from './next-step-panel.module.css';
import { OverrideEnd } from './override-end.tsx';
import { ProbeLadder } from './probe-ladder.tsx';
import { TripDistance } from './trip-distance.tsx';

const TICK = 250;

/** What happens next: when it will probe, how the probes go, until when it is overridden, how far it is from tripping. */
export function NextStepPanel({ entry }: { readonly entry: BreakerEntry }) {
  const numbers = useNumbers(entry.name);
  const now = useServerNow(TICK);
  const step = nextStep(entry, numbers, now);
  switch (step.kind) {
    case 'trips':
      return <TripDistance entry={entry} numbers={numbers} />;
    case 'waits':
      return (
        <div className={styles['countdown']}>
          <CountdownRing from={step.from} until={step.until} now={now} />
          <p>
            <strong className={styles['lead']}>Probes again in {countdown(step.until, now)}</strong>
            <span className={styles['detail']}>
              at {clockTime(step.until)}, with the next call{attempt(entry.openAttempt)}
            </span>
          </p>
        </div>
      );
    case 'due':
      return (
        <Said
          lead="Waiting for the next call"
          detail={`The wait is over: it will be the first probe${attempt(entry.openAttempt)}`}
        />
      );
    case 'stays':
      return <Said lead="Stays open" detail="Its wait has no end: reset it, or send it to probe." />;
    case 'probes':
      return (
        <div>
          <ProbeLadder ladder={step.ladder} failureRateThreshold={entry.thresholds.failureRate} />
          {step.until !== null && (
            <p className={styles['detail']}>
              {step.until > now
                ? `Without a verdict it opens again in ${countdown(step.until, now)}.`
                : 'The time for probes is over: the next call finds it open.'}
            </p>
          )}
        </div>
      );
    case 'override':
      return <OverrideEnd state={entry.state} since={entry.since} until={step.until} now={now} />;
    default:
      return step satisfies never;
  }
}

/** Each opening of one outage may wait longer than the one before. */
const attempt = (openAttempt: number): string =>
  openAttempt > 1 ? `; it has opened ${openAttempt} times in a row` : '';

function Said({ lead, detail }: { readonly lead: string; readonly detail: string }) {
  return (
    <p>
      <strong className={styles['lead']}>{lead}</strong>
      <span className={styles['detail']}>{detail}</span>
    </p>
  );
}
