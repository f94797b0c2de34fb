import { useState } from 'react';
import { serverNow } from '../store/server-clock.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { CustomRange } from './custom-range.tsx';
import styles from './range.module.css';
import { domainOf, isSpan, SPANS, type Span, type TimeRange } from './time-range.ts';

interface Props {
  /** null: all there is. */
  readonly range: TimeRange | null;
  readonly onChange: (range: TimeRange | null) => void;
  /** Whether all there is can be chosen. */
  readonly withAll?: boolean;
}

const LABELS: Readonly<Record<Span, string>> = {
  '15m': '15 min',
  '1h': '1 h',
  '6h': '6 h',
  '24h': '24 h',
  '7d': '7 d',
  '30d': '30 d',
};

const SPAN_OPTIONS = Object.keys(SPANS)
  .filter(isSpan)
  .map((span) => ({ value: span, label: LABELS[span], name: `Last ${LABELS[span]}` }));
const ALL = { value: 'all', label: 'All', name: 'All there is' } as const;
const CUSTOM = { value: 'custom', label: 'Custom', name: 'From … to …' } as const;

/** How far back to look. A span goes on with the time; a range of one's own stands still, and says between which instants. */
export function RangePicker({ range, onChange, withAll = false }: Props) {
  const [editing, setEditing] = useState(false);
  const custom = editing || range?.kind === 'fixed';
  const choose = (value: string) => {
    setEditing(value === 'custom');
    if (value === 'all') onChange(null);
    else if (isSpan(value)) onChange({ kind: 'live', span: value });
  };
  return (
    <div className={styles['picker']} data-controls>
      <SegmentedControl
        label="Range"
        value={custom ? 'custom' : range?.kind === 'live' ? range.span : 'all'}
        options={[...(withAll ? [ALL] : []), ...SPAN_OPTIONS, CUSTOM]}
        onChange={choose}
      />
      {custom && (
        <CustomRange
          // The fields begin with what is shown, also when that changes from elsewhere.
          key={range?.kind === 'fixed' ? `${range.from} ${range.to}` : ''}
          shown={domainOf(range ?? { kind: 'live', span: '1h' }, serverNow())}
          onChoose={({ from, to }) => {
            setEditing(false);
            onChange({ kind: 'fixed', from, to });
          }}
        />
      )}
      {range?.kind === 'fixed' && <span className={styles['still']}>not live</span>}
    </div>
  );
}
