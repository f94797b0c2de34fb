import type { NumbersView } from '@fuseboard/protocol';
import { TripBar } from '../charts/trip-bar.tsx';
import { tripLine } from '../charts/trip-line.ts';
import { percent } from '../format/quantity.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import styles from './next-step-panel.module.css';

interface Props {
  readonly entry: BreakerEntry;
  readonly numbers: NumbersView | null;
}

/** Closed: how far it is from tripping, before it happens. */
export function TripDistance({ entry, numbers }: Props) {
  if (numbers === null) return null;
  const { thresholds } = entry;
  const { buffered, failed } = numbers.calls;
  const line = tripLine(thresholds, buffered);
  const muted = numbers.failureRate === null;
  return (
    <div>
      <p>
        <strong className={styles['lead']} data-muted={muted || undefined}>
          {muted
            ? `${buffered} of ${thresholds.minimumNumberOfCalls} calls`
            : `${percent(numbers.failureRate ?? 0)} failed`}
        </strong>
        <span className={styles['detail']}>
          {muted
            ? `No verdict below ${thresholds.minimumNumberOfCalls} calls.`
            : `Trips at ${percent(thresholds.failureRate)}: ${line.failed} failed of ${line.of}.`}
        </span>
      </p>
      <TripBar failed={failed} buffered={buffered} line={line} muted={muted} />
    </div>
  );
}
