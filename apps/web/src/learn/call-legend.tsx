import { instant } from './instant.ts';
import styles from './call-legend.module.css';

const MARKS = [
  { sign: '●', name: 'ok' },
  { sign: '❙', name: 'slow' },
  { sign: '✱', name: 'failed' },
  { sign: '▮', name: 'refused, at the breaker' },
  { sign: '○', name: 'under way, ignored or given up' },
  { sign: '◉', name: 'probe' },
] as const;

export function CallLegend({ spanMs }: { readonly spanMs: number }) {
  return (
    <p className={styles['legend']}>
      {MARKS.map(({ sign, name }) => (
        <span key={name}>
          <span aria-hidden="true">{sign}</span> {name}
        </span>
      ))}
      <span className={styles['span']}>the last {instant(spanMs)}, one mark a call</span>
    </p>
  );
}
