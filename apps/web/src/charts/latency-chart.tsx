import { memo, useMemo } from 'react';
import { Line } from 'recharts';
import { latency } from '../format/quantity.ts';
import { INK } from './history-axis.ts';
import { HistoryChart } from './history-chart.tsx';
import type { HistoryProps } from './history-props.ts';
import { type LatencyRow, latencyRows, latencyScale } from './latency-series.ts';

/** Rank is told by weight and dash: p50 fine, p95 dashed, p99 heavy. */
export const PERCENTILES = [
  { key: 'p50', width: 1, dash: '' },
  { key: 'p95', width: 1.5, dash: '5 2' },
  { key: 'p99', width: 2.25, dash: '' },
] as const;

export const LatencyChart = memo(function LatencyChart({ history, domain, marks, onZoom }: HistoryProps) {
  const rows = useMemo(() => latencyRows(history), [history]);
  const values = useMemo(() => ({ ...latencyScale(rows), format: latency }), [rows]);
  return (
    <HistoryChart
      title="Latency"
      onZoom={onZoom}
      rows={rows}
      domain={domain}
      spans={history.states}
      marks={marks}
      values={values}
      describe={describe}
    >
      {PERCENTILES.map(({ key, width, dash }) => (
        <Line
          key={key}
          dataKey={key}
          type="linear"
          stroke={key === 'p50' ? INK.quiet : INK.line}
          strokeWidth={width}
          strokeDasharray={dash}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
    </HistoryChart>
  );
});

function describe(row: LatencyRow) {
  return PERCENTILES.map(({ key }) => {
    const value = row[key];
    return { label: key, value: value === null ? 'no call' : latency(value) };
  }).toReversed();
}
