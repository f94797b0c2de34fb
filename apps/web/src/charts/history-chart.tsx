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
import { CHART_HEIGHT, CHART_MARGIN, INK, SYNC, TICK, VALUE_AXIS_WIDTH } from './history-axis.ts';
import { RowTooltip, type TooltipLine } from './history-tooltip.tsx';
import type { ChartMark } from './marks.ts';
import { Plot } from './plot.tsx';
import { rowNearest } from './plot-geometry.ts';
import { type StateBand, stateBands } from './state-bands.ts';
import { tickText, type TimeDomain, timeTicks } from './time-axis.ts';

interface Props<Row extends { readonly at: number }> {
  readonly title: string;
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
  readonly onZoom: (range: TimeDomain) => void;
  /** A row in exact figures. */
  readonly describe: (row: Row) => readonly TooltipLine[];
  /** The series, drawn over bands and grid. */
  readonly children: ReactNode;
}

const TICKS = 6;
const ADAPTS_FROM = { width: 640, height: CHART_HEIGHT };
const CURSOR = { stroke: INK.cursor };

/** What every chart of the history has in common: one time axis, state bands, marks, exact tooltips, no motion. */
export function HistoryChart<Row extends { readonly at: number }>(props: Props<Row>) {
  const { title, rows, domain, spans, shaded = true, marks, values, onZoom, describe, children } = props;
  const bands = useMemo(() => stateBands(spans, domain), [spans, domain]);
  return (
    <Plot title={title} rows={rows} domain={domain} bands={bands} describe={describe} onZoom={onZoom}>
      <ResponsiveContainer width="100%" height={CHART_HEIGHT} initialDimension={ADAPTS_FROM}>
        <ComposedChart
          data={rows}
          margin={CHART_MARGIN}
          syncId={SYNC}
          syncMethod={sameMoment}
          accessibilityLayer={false}
        >
          {shaded && <Bands bands={bands} />}
          <CartesianGrid vertical={false} stroke={INK.grid} />
          <TimeAxis domain={domain} />
          <YAxis
            type="number"
            domain={[0, values.max]}
            allowDataOverflow
            ticks={values.ticks}
            tickFormatter={values.format}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            width={VALUE_AXIS_WIDTH}
            interval={0}
          />
          <Marks marks={marks} />
          <Tooltip
            isAnimationActive={false}
            filterNull={false}
            cursor={CURSOR}
            content={<RowTooltip bands={bands} describe={describe} />}
          />
          {children}
        </ComposedChart>
      </ResponsiveContainer>
    </Plot>
  );
}

function TimeAxis({ domain }: { readonly domain: TimeDomain }) {
  const ticks = useMemo(() => timeTicks(domain, TICKS), [domain]);
  const format = useMemo(() => tickText(domain), [domain]);
  return (
    <XAxis
      dataKey="at"
      type="number"
      domain={[domain.from, domain.to]}
      allowDataOverflow
      ticks={ticks}
      tickFormatter={format}
      tick={TICK}
      tickLine={false}
      axisLine={CURSOR}
      height={22}
      interval="preserveStartEnd"
    />
  );
}

/** Closed is the paper itself. */
function Bands({ bands }: { readonly bands: readonly StateBand[] }) {
  return bands
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
    ));
}

function Marks({ marks }: { readonly marks: readonly ChartMark[] }) {
  return marks.map((mark) => (
    <ReferenceLine key={mark.at} x={mark.at} stroke={INK.line} strokeDasharray="1 3" />
  ));
}

interface SyncTick {
  readonly value: number;
}

/** Charts bin the same time differently: each shows what it has nearest to the moment, and says when that was. */
function sameMoment(ticks: readonly SyncTick[], { activeLabel }: { readonly activeLabel?: unknown }): number {
  const rows = ticks.map(({ value }) => ({ at: value }));
  return rowNearest(rows, Number(activeLabel));
}
