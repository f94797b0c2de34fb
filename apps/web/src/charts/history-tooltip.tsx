import { stateWord } from '../format/state-word.ts';
import { clockTime } from '../format/time.ts';
import styles from './charts.module.css';
import { bandAt, type StateBand } from './state-bands.ts';

export interface TooltipLine {
  readonly label: string;
  readonly value: string;
}

interface Props {
  readonly at: number;
  readonly bands: readonly StateBand[];
  readonly lines: readonly TooltipLine[];
}

export function HistoryTooltip({ at, bands, lines }: Props) {
  const band = bandAt(bands, at);
  return (
    <div className={styles['tooltip']}>
      <div className={styles['tooltipHead']}>
        <span className="figures">{clockTime(at)}</span>
        {band && <span>{stateWord(band.state)}</span>}
      </div>
      <dl className={styles['tooltipLines']}>
        {lines.map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd className="figures">{line.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
