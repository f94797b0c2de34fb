import type { NumbersView, ThresholdsView } from '@fuseboard/protocol';
import type { ReactNode } from 'react';
import { count, latency, percent, rate } from '../format/quantity.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useNumbers } from '../store/hooks.ts';
import styles from './figures-panel.module.css';
import { settingDuration } from '../format/setting-duration.ts';

/** The numbers as they stand, at frame pace; every figure keeps its place. */
export function FiguresPanel({ entry }: { readonly entry: BreakerEntry }) {
  const numbers = useNumbers(entry.name);
  if (numbers === null) return <div className={styles['figures']} aria-busy="true" />;
  const { latency: took, totals, calls } = numbers;
  const ms = (value: number | undefined) => (value === undefined ? '–' : latency(value));
  return (
    <dl className={styles['figures']}>
      <RateFigures numbers={numbers} thresholds={entry.thresholds} />
      <Figure name="Asked" value={rate(numbers.rate)} note="refused included" />
      <Figure name="p50" value={ms(took?.p50)} />
      <Figure name="p95" value={ms(took?.p95)} />
      <Figure name="p99" value={ms(took?.p99)} />
      <Figure
        name="In window"
        value={windowFill(calls.buffered, entry.thresholds)}
        note={`${calls.failed} failed`}
      />
      <Figure name="In a row" value={String(numbers.consecutiveFailures)} note="failures" />
      <Figure name="Succeeded" value={count(totals.success)} note="since the start" />
      <Figure name="Failed" value={count(totals.failure)} note={`${count(totals.timeout)} timed out`} />
      <Figure name="Refused" value={count(totals.rejected)} note="never called" />
      <Figure name="Not counted" value={count(totals.ignored + totals.late)} note="ignored or late" />
    </dl>
  );
}

function RateFigures({
  numbers,
  thresholds,
}: {
  readonly numbers: NumbersView;
  readonly thresholds: ThresholdsView;
}) {
  const { failureRate, slowCallRate, calls } = numbers;
  const few = `${calls.buffered} of ${calls.minimum} calls`;
  return (
    <>
      <Figure
        name="Failure rate"
        value={failureRate === null ? '–' : percent(failureRate)}
        note={failureRate === null ? few : `trips at ${percent(thresholds.failureRate)}`}
        muted={failureRate === null}
      />
      <Figure
        name="Slow calls"
        value={slowCallRate === null ? '–' : percent(slowCallRate)}
        note={slowRule(thresholds)}
        muted={slowCallRate === null}
      />
    </>
  );
}

/** At 100 % only a window of nothing but slow calls trips: then the bound alone is worth saying. */
const slowRule = ({ slowCallDuration, slowCallRate }: ThresholdsView): string =>
  slowCallRate < 100
    ? `over ${settingDuration(slowCallDuration)}, trips at ${percent(slowCallRate)}`
    : `over ${settingDuration(slowCallDuration)}`;

const windowFill = (buffered: number, { window }: ThresholdsView): string =>
  window.type === 'count-based' ? `${buffered}/${window.size}` : count(buffered);

interface FigureProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: string;
  /** Too few calls for a verdict. */
  readonly muted?: boolean;
}

function Figure({ name, value, note, muted = false }: FigureProps) {
  return (
    <div className={styles['figure']}>
      <dt className={styles['name']}>{name}</dt>
      <dd className={styles['value']} data-muted={muted || undefined}>
        {value}
        {note !== undefined && <span className={styles['note']}>{note}</span>}
      </dd>
    </div>
  );
}
