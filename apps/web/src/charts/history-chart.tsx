import type { StateSpan } from '@fuseboard/protocol';
import { type ReactNode, useMemo } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { clockTime } from '../format/time.ts';
import { CHART_HEIGHT, CHART_MARGIN, INK, SYNC, TICK, VALUE_AXIS_WIDTH } from './history-axis.ts';
import { HistoryTooltip, type TooltipLine } from './history-tooltip.tsx';
import type { ChartMark } from './marks.ts';
import { stateBands } from './state-bands.ts';
import { type TimeDomain, timeTicks } from './time-axis.ts';

interface Props<Row extends { readonly at: number }> {
  readonly rows: readonly Row[];
  readonly domain: TimeDomain;
  readonly spans: readonly StateSpan[];
  /** Off where the series are areas, which bands would be mistaken for. */
  readonly shaded?: boolean;
  readonly marks: readonly ChartMark[];
  readonly values: {
    readonly max: number;
    readonly ticks: readonly number[];
    readonly format: (value: number) => string;
  };
  /** A row in exact figures. */
  readonly describe: (row: Row) => readonly TooltipLine[];
  /** The series, drawn over bands and grid. */
  readonly children: ReactNode;
}

const TICKS = 6;
const ADAPTS_FROM = { width: 640, height: CHART_HEIGHT };

/** What every chart of the history has in common: one time axis, state bands, marks, exact tooltips, no motion. */
export function HistoryChart<Row extends { readonly at: number }>(props: Props<Row>) {
  const { rows, domain, spans, shaded = true, marks, values, describe, children } = props;
  const bands = useMemo(() => stateBands(spans, domain), [spans, domain]);
  const ticks = useMemo(() => timeTicks(domain, TICKS), [domain]);
  return (
    <ResponsiveContainer width="100%" height={CHART_HEIGHT} initialDimension={ADAPTS_FROM}>
      <ComposedChart
        data={rows as Row[]} // recharts asks for a mutable array and does not write to it
        margin={CHART_MARGIN}
        syncId={SYNC}
        syncMethod="value"
        accessibilityLayer={false}
      >
        {(shaded ? bands : [])
          .filter((band) => band.state !== 'closed')
          .map((band) => (
            <ReferenceArea
              key={`${band.state}${band.from}`}
              x1={band.from}
              x2={band.to}
              fill={`var(--${band.state}-wash)`}
              fillOpacity={1}
              ifOverflow="hidden"
            />
          ))}
        <CartesianGrid vertical={false} stroke={INK.grid} />
        <XAxis
          dataKey="at"
          type="number"
          domain={[domain.from, domain.to]}
          allowDataOverflow
          ticks={ticks}
          tickFormatter={clockTime}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: INK.cursor }}
          height={22}
          interval="preserveStartEnd"
        />
        <YAxis
          type="number"
          domain={[0, values.max]}
          allowDataOverflow
          ticks={values.ticks as number[]} // as above
          tickFormatter={values.format}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          width={VALUE_AXIS_WIDTH}
          interval={0}
        />
        {marks.map((mark) => (
          <ReferenceLine key={mark.at} x={mark.at} stroke={INK.line} strokeDasharray="1 3" />
        ))}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: INK.cursor }}
          content={({ active, payload }) => {
            const row = payload[0]?.payload as Row | undefined; // the row recharts was given
            if (!active || row === undefined) return null;
            return <HistoryTooltip at={row.at} bands={bands} lines={describe(row)} />;
          }}
        />
        {children}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
