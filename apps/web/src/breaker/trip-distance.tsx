import type { NumbersView } from '@fuseboard/protocol';
import { TripBar } from '../charts/trip-bar.tsx';
import { nearestRule, tripRules } from '../charts/trip-rules.ts';
import { percent } from '../format/quantity.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import styles from './next-step-panel.module.css';

interface Props {
  readonly entry: BreakerEntry;
  readonly numbers: NumbersView | null;
}

/** Closed: how far the nearest rule is from tripping it, before it happens. */
export function TripDistance({ entry, numbers }: Props) {
  if (numbers === null) return null;
  const { buffered, failed, slow } = numbers.calls;
  const counts = { buffered, failed, slow, streak: numbers.consecutiveFailures };
  const rule = nearestRule(tripRules(entry.thresholds, counts));
  if (rule === undefined) return null;
  const { minimumNumberOfCalls: minimum } = entry.thresholds;
  return (
    <div>
      <strong className={styles['lead']} data-muted={rule.muted || undefined}>
        {rule.muted
          ? `${buffered} of ${minimum} calls: no verdict yet`
          : `${percent(100 * Math.min(1, rule.now / rule.line))} of the way to tripping`}
      </strong>
      <TripBar rule={rule} filled={buffered} />
    </div>
  );
}
