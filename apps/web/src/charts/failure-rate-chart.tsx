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

export const FailureRateChart = memo(function FailureRateChart({
  history,
  domain,
  marks,
  thresholds,
}: Props) {
  const rows = useMemo(() => failureRateRows(history), [history]);
  const slow = showsSlowCalls(rows, thresholds.slowCallRate);
  const alone = rows.some((row) => row.alone);
  return (
    <HistoryChart
      rows={rows}
      domain={domain}
      spans={history.states}
      marks={marks}
      values={VALUES}
      describe={describe}
    >
      <ReferenceLine
        y={thresholds.failureRate}
        stroke={INK.threshold}
        strokeDasharray="6 3"
        label={{
          value: `trips at ${percent(thresholds.failureRate)}`,
          position: 'insideTopLeft',
          fill: INK.threshold,
          fontSize: 11,
        }}
      />
      {thresholds.slowCallRate < 100 && (
        <ReferenceLine
          y={thresholds.slowCallRate}
          stroke={INK.quiet}
          strokeDasharray="2 4"
          label={{
            value: `slow: trips at ${percent(thresholds.slowCallRate)}`,
            position: 'insideTopRight',
            fill: INK.quiet,
            fontSize: 11,
          }}
        />
      )}
      {slow && (
        <Line
          dataKey="slowCallRate"
          type="stepAfter"
          stroke={INK.quiet}
          strokeDasharray="2 2"
          strokeWidth={1.25}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      )}
      <Line
        dataKey="failureRate"
        type="linear"
        stroke={INK.line}
        strokeWidth={1.75}
        dot={alone ? LoneDot : false}
        activeDot={{ r: 3, fill: INK.line, stroke: 'none' }}
        isAnimationActive={false}
      />
    </HistoryChart>
  );
});

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
