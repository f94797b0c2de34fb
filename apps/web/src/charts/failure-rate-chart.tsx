import type { ThresholdsView } from '@fuseboard/protocol';
import { memo, useMemo } from 'react';
import { Line, ReferenceLine } from 'recharts';
import { percent } from '../format/quantity.ts';
import {
  type FailureRateRow,
  failureRateRows,
  PERCENT_DOMAIN,
  PERCENT_TICKS,
  showsSlowCalls,
} from './failure-rate-series.ts';
import type { HistoryProps } from './history-props.ts';
import { HistoryChart } from './history-chart.tsx';
import { INK } from './history-axis.ts';

const VALUES = { max: PERCENT_DOMAIN[1], ticks: PERCENT_TICKS, format: percent };

interface Props extends HistoryProps {
  readonly thresholds: ThresholdsView;
}

export const FailureRateChart = memo(function FailureRateChart(props: Props) {
  const { history, domain, marks, onZoom, thresholds } = props;
  const rows = useMemo(() => failureRateRows(history), [history]);
  const alone = rows.some((row) => row.alone);
  return (
    <HistoryChart
      title="Failure rate"
      onZoom={onZoom}
      rows={rows}
      domain={domain}
      spans={history.states}
      marks={marks}
      values={VALUES}
      describe={describe}
    >
      <TripLines thresholds={thresholds} />
      {showsSlowCalls(rows, thresholds.slowCallRate) && <Line dataKey="slowCallRate" {...SLOW} />}
      <Line dataKey="failureRate" {...FAILED} dot={alone ? LoneDot : false} />
    </HistoryChart>
  );
});

const STILL = { isAnimationActive: false } as const;
const FAILED = {
  ...STILL,
  type: 'linear',
  stroke: INK.line,
  strokeWidth: 1.75,
  activeDot: { r: 3, fill: INK.line, stroke: 'none' },
} as const;
const SLOW = {
  ...STILL,
  type: 'linear',
  stroke: INK.quiet,
  strokeDasharray: '2 2',
  strokeWidth: 1.25,
  dot: false,
  activeDot: false,
} as const;

/** Where it trips; slow calls have a line of their own where fewer than all of them are enough. */
function TripLines({ thresholds }: { readonly thresholds: ThresholdsView }) {
  const { failureRate, slowCallRate } = thresholds;
  const label = (value: string, fill: string) => ({ value, fill, fontSize: 11 });
  return (
    <>
      <ReferenceLine
        y={failureRate}
        stroke={INK.threshold}
        strokeDasharray="6 3"
        label={{ ...label(`trips at ${percent(failureRate)}`, INK.threshold), position: 'insideTopLeft' }}
      />
      {slowCallRate < 100 && (
        <ReferenceLine
          y={slowCallRate}
          stroke={INK.quiet}
          strokeDasharray="2 4"
          label={{
            ...label(`slow: trips at ${percent(slowCallRate)}`, INK.quiet),
            position: 'insideTopRight',
          }}
        />
      )}
    </>
  );
}

function describe(row: FailureRateRow) {
  return [
    { label: 'Failed', value: row.failureRate === null ? 'too few calls' : percent(row.failureRate) },
    { label: 'Slow', value: row.slowCallRate === null ? 'too few calls' : percent(row.slowCallRate) },
  ];
}

/** A line of one point is none. */
function LoneDot({ cx, cy, payload }: { cx?: number; cy?: number; payload?: FailureRateRow }) {
  return payload?.alone === true && cx !== undefined && cy !== undefined ? (
    <circle cx={cx} cy={cy} r={2} fill={INK.line} />
  ) : null;
}
