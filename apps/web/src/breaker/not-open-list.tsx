import type { NotOpenReason } from '@fuseboard/breaker/explain';
import type { CSSProperties } from 'react';
import { ShareBar, type ShareKind } from '../charts/share-bar.tsx';
import { notOpenWords } from '../format/not-open.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useNumbers, useServerNow } from '../store/hooks.ts';
import { explanationOf } from '../store/explanation-of.ts';
import styles from './not-open-list.module.css';

const TICK = 1_000;

/** Why it has not opened, rule by rule, each with how far it is from doing so. Nothing where it is open or deciding. */
export function NotOpenList({ entry }: { readonly entry: BreakerEntry }) {
  const numbers = useNumbers(entry.name);
  const now = useServerNow(TICK);
  const { state } = entry;
  if (state === 'open' || state === 'forced-open' || state === 'half-open') return null;
  const reasons = numbers === null ? [] : explanationOf(entry, numbers, now).notOpen;
  return (
    <section className={styles['reasons']} aria-label="Why it is not open">
      <h2 className={styles['title']}>Why it is not open</h2>
      <ul className={styles['list']} style={room(entry)}>
        {reasons.map((reason) => (
          <li key={reason.rule} className={styles['reason']} data-rule={reason.rule}>
            <span>{notOpenWords(reason, state)}</span>
            <ReasonBar reason={reason} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Room for every reason there can be, so that none moves the page as it comes or goes. */
function mostLines({ state, thresholds }: BreakerEntry): number {
  if (state === 'disabled') return 1;
  const rates = thresholds.measureLatency ? 2 : 1;
  const streak = thresholds.consecutiveFailures === null ? 0 : 1;
  const ignored = 1;
  return rates + streak + ignored + (state === 'metrics-only' ? 1 : 0);
}

// React's type knows no custom properties.
const room = (entry: BreakerEntry) => ({ '--lines': mostLines(entry) }) as CSSProperties;

const KINDS: Partial<Record<NotOpenReason['rule'], ShareKind>> = {
  'minimum-number-of-calls': 'few',
  'failure-rate': 'failed',
  'slow-call-rate': 'slow',
  'consecutive-failures': 'in-a-row',
};

/** A rate is drawn on an axis of 0 to 100 %, a count on one up to what it would have to reach. */
function ReasonBar({ reason: { rule, observed, threshold } }: { readonly reason: NotOpenReason }) {
  const kind = KINDS[rule];
  if (kind === undefined || observed === null || threshold === null) return null;
  const of = kind === 'failed' || kind === 'slow' ? 100 : threshold;
  return <ShareBar kind={kind} against={observed} line={threshold} of={of} />;
}
