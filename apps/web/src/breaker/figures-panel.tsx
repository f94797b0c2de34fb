import type { NumbersView, ThresholdsView } from '@fuseboard/protocol';
import type { ReactNode } from 'react';
import { count, latency, percent, rate } from '../format/quantity.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useNumbers } from '../store/hooks.ts';
import styles from './figures-panel.module.css';

/** The numbers as they stand, at frame pace; every figure keeps its place. */
export function FiguresPanel({ entry }: { readonly entry: BreakerEntry }) {
  const numbers = useNumbers(entry.name);
  if (numbers === null) return <div className={styles['figures']} aria-busy="true" />;
  const { latency: took, totals, calls } = numbers;
  const ms = (value: number | undefined) => (value === undefined ? '–' : latency(value));
  return (
    <dl className={styles['figures']}>
      <RateFigures numbers={numbers} thresholds={entry.thresholds} />
      <Figure name="Asked" value={rate(numbers.rate)} note="refused ones included" />
      <Figure name="p50" value={ms(took?.p50)} />
      <Figure name="p95" value={ms(took?.p95)} />
      <Figure name="p99" value={ms(took?.p99)} />
      <Figure
        name="In window"
        value={windowFill(calls.buffered, entry.thresholds)}
        note={`${calls.failed} failed`}
      />
      <Figure name="In a row" value={String(numbers.consecutiveFailures)} note="failures" />
      <Figure name="Since start" value={count(totals.success)} note="succeeded" />
      <Figure name="" value={count(totals.failure)} note={`failed, ${count(totals.timeout)} timed out`} />
      <Figure name="" value={count(totals.rejected)} note="refused" />
      <Figure name="" value={count(totals.ignored + totals.late)} note="ignored or late" />
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
        note={`over ${latency(thresholds.slowCallDuration)}, trips at ${percent(thresholds.slowCallRate)}`}
        muted={slowCallRate === null}
      />
    </>
  );
}

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
      <dt className={styles['name']}>
        {name === '' ? <span className="visually-hidden">{note}</span> : name}
      </dt>
      <dd className={styles['value']} data-muted={muted || undefined}>
        {value}
        {note !== undefined && <span className={styles['note']}>{note}</span>}
      </dd>
    </div>
  );
}
