import { stateWord } from '../format/state-word.ts';
import { momentTime } from '../format/time.ts';
import { serverNow } from '../store/server-clock.ts';
import styles from './charts.module.css';
import { bandAt, type StateBand } from './state-bands.ts';

export interface TooltipLine {
  readonly label: string;
  readonly value: string;
}

interface RowTooltipProps<Row> {
  readonly bands: readonly StateBand[];
  readonly describe: (row: Row) => readonly TooltipLine[];
  /** These two are given by recharts, which clones the element. */
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: unknown }[];
}

/** The row under the pointer in exact figures. */
export function RowTooltip<Row extends { readonly at: number }>(props: RowTooltipProps<Row>) {
  const { bands, describe, active = false, payload = [] } = props;
  const row = payload[0]?.payload as Row | undefined; // the very row that recharts was given
  if (!active || row === undefined) return null;
  return <HistoryTooltip at={row.at} bands={bands} lines={describe(row)} />;
}

interface HistoryTooltipProps {
  readonly at: number;
  readonly bands: readonly StateBand[];
  readonly lines: readonly TooltipLine[];
}

function HistoryTooltip({ at, bands, lines }: HistoryTooltipProps) {
  const band = bandAt(bands, at);
  return (
    <div className={styles['tooltip']}>
      <div className={styles['tooltipHead']}>
        <span className="figures">{momentTime(at, serverNow())}</span>
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
