import type { ThresholdsView } from '@fuseboard/protocol';
import { useMemo } from 'react';
import styles from './charts.module.css';
import { ChartFigure } from './chart-figure.tsx';
import { FailureRateChart } from './failure-rate-chart.tsx';
import { showsSlowCalls } from './failure-rate-series.ts';
import { failureRateTable, latencyTable, outcomeTable } from './history-tables.ts';
import type { HistoryProps } from './history-props.ts';
import { LatencyChart, PERCENTILES } from './latency-chart.tsx';
import { MarkRow } from './mark-row.tsx';
import { OutcomeChart } from './outcome-chart.tsx';
import { OUTCOME_LOOKS } from './outcome-looks.tsx';
import { OUTCOMES } from './outcome-series.ts';
import { stateBands } from './state-bands.ts';
import type { ChartSource } from './share-menu.tsx';
import { StateRibbon } from './state-ribbon.tsx';

interface Props extends HistoryProps {
  readonly thresholds: ThresholdsView;
  readonly source: ChartSource;
}

/** The past of one breaker on one time axis. On its own so that recharts is loaded only where it is used. */
export default function HistoryCharts({ thresholds, source, ...shared }: Props) {
  const { history, domain } = shared;
  const slow = showsSlowCalls(history.points, thresholds.slowCallRate);
  const bands = useMemo(() => stateBands(history.states, domain), [history.states, domain]);
  return (
    <div className={styles['stack']}>
      <div className={styles['ribbonRow']}>
        <span className={styles['ribbonLabel']}>State</span>
        <StateRibbon bands={bands} domain={domain} label="State" />
      </div>
      {shared.marks.length > 0 && (
        <div className={styles['ribbonRow']}>
          <span className={styles['ribbonLabel']}>Marks</span>
          <MarkRow marks={shared.marks} domain={domain} />
        </div>
      )}
      <ChartFigure
        title="Failure rate"
        source={source}
        legend={slow && <RateLegend />}
        table={() => failureRateTable(history)}
      >
        <FailureRateChart {...shared} thresholds={thresholds} />
      </ChartFigure>
      <ChartFigure
        title="Latency"
        source={source}
        legend={<LatencyLegend />}
        table={() => latencyTable(history)}
      >
        <LatencyChart {...shared} />
      </ChartFigure>
      <ChartFigure
        title="Calls by outcome"
        source={source}
        legend={<OutcomeLegend />}
        table={() => outcomeTable(history)}
      >
        <OutcomeChart {...shared} />
      </ChartFigure>
      <p className={styles['hint']}>Drag across a chart to look closer; arrow keys move along it.</p>
    </div>
  );
}

function RateLegend() {
  return (
    <>
      <LineKey word="failed" width={1.75} dash="" />
      <LineKey word="slow" width={1.25} dash="2 2" />
    </>
  );
}

function LatencyLegend() {
  return PERCENTILES.map(({ key, width, dash }) => (
    <LineKey key={key} word={key} width={width} dash={dash} />
  ));
}

function LineKey({
  word,
  width,
  dash,
}: {
  readonly word: string;
  readonly width: number;
  readonly dash: string;
}) {
  return (
    <span className={styles['key']}>
      <svg width="18" height="8" aria-hidden="true">
        <line x1="0" x2="18" y1="4" y2="4" stroke="currentColor" strokeWidth={width} strokeDasharray={dash} />
      </svg>
      {word}
    </span>
  );
}

function OutcomeLegend() {
  return OUTCOMES.map((outcome) => (
    <span key={outcome} className={styles['key']}>
      <svg width="10" height="10" aria-hidden="true">
        <rect
          x="0.5"
          y="0.5"
          width="9"
          height="9"
          fill={OUTCOME_LOOKS[outcome].fill}
          stroke={OUTCOME_LOOKS[outcome].stroke}
        />
      </svg>
      {OUTCOME_LOOKS[outcome].word.toLowerCase()}
    </span>
  ));
}
