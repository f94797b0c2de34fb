import { memo, useMemo } from 'react';
import { Area } from 'recharts';
import { rate } from '../format/quantity.ts';
import { HistoryChart } from './history-chart.tsx';
import type { HistoryProps } from './history-props.ts';
import { OUTCOME_LOOKS, OutcomePatterns } from './outcome-looks.tsx';
import { OUTCOMES, type OutcomeRow, outcomeRows, outcomeScale, outcomesIn } from './outcome-series.ts';

export const OutcomeChart = memo(function OutcomeChart({ history, domain, marks, onZoom }: HistoryProps) {
  const rows = useMemo(() => outcomeRows(history), [history]);
  const values = useMemo(() => ({ ...outcomeScale(rows), format: axisRate }), [rows]);
  return (
    <>
      <OutcomePatterns />
      <HistoryChart
        title="Calls by outcome"
        onZoom={onZoom}
        rows={rows}
        domain={domain}
        spans={history.states}
        shaded={false}
        marks={marks}
        values={values}
        describe={describe}
      >
        {/* An outline would be drawn over spans that have none of an outcome, as if they had. */}
        {outcomesIn(rows).map((outcome) => (
          <Area
            key={outcome}
            dataKey={outcome}
            stackId="calls"
            type="stepBefore"
            stroke={outcome === 'success' ? OUTCOME_LOOKS.success.stroke : 'none'}
            strokeWidth={1}
            fill={OUTCOME_LOOKS[outcome].fill}
            fillOpacity={1}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
      </HistoryChart>
    </>
  );
});

const axisRate = (value: number): string => `${Number(value.toFixed(1))}/s`;

function describe(row: OutcomeRow) {
  const lines = OUTCOMES.map((outcome) => ({
    label: OUTCOME_LOOKS[outcome].word,
    value: rate(row[outcome] ?? 0),
  })).toReversed();
  const slow = row.slow === null ? [] : [{ label: 'of these slow', value: rate(row.slow) }];
  return [...lines, { label: 'of these timed out', value: rate(row.timeout ?? 0) }, ...slow];
}
