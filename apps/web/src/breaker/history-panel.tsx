import type { ThresholdsView } from '@fuseboard/protocol';
import { lazy, Suspense, useMemo, useState } from 'react';
import { within } from '../charts/history.ts';
import { chartMarks } from '../charts/marks.ts';
import type { TimeDomain } from '../charts/time-axis.ts';
import { useRangeMarks } from '../entries/use-range-marks.ts';
import { RangePicker } from '../range/range-picker.tsx';
import { domainOf, rangeText, type TimeRange, writeRange } from '../range/time-range.ts';
import { useRange } from '../range/use-range.ts';
import { Button } from '../ui/button.tsx';
import { LoadBoundary } from '../ui/load-boundary.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './history-panel.module.css';
import { useHistory } from './use-history.ts';

const loadCharts = () => lazy(() => import('../charts/history-charts.tsx'));

interface Props {
  readonly name: string;
  readonly thresholds: ThresholdsView;
}

const USUAL: TimeRange = { kind: 'live', span: '15m' };

/** The past: state, failure rate, latency and outcomes on one time axis. */
export function HistoryPanel({ name, thresholds }: Props) {
  const [range, setRange] = useRange(USUAL);
  const [HistoryCharts, setHistoryCharts] = useState(loadCharts);
  const { history, now, problem, retry } = useHistory(name, range);
  const lines = useRangeMarks(range);
  const domain = useMemo(() => domainOf(range, now), [range, now]);
  const marks = useMemo(() => chartMarks(lines, domain), [lines, domain]);
  const zoom = (to: TimeDomain) => setRange({ kind: 'fixed', ...to }, 'to-go-back');
  const source = { of: name, range: rangeText(range), link: () => linkTo(domain) };
  const shown = useMemo(() => within(history, domain), [history, domain]);
  return (
    <Panel
      title={rangeText(range)}
      note={
        // Nobody should take a picture of last week for now.
        range.kind === 'fixed' && (
          <Button size="small" onClick={() => setRange(USUAL)}>
            Back to now
          </Button>
        )
      }
      actions={<RangePicker range={range} onChange={setRange} />}
    >
      {problem !== null && (
        <p className={styles['problem']} role="alert">
          The past cannot be shown: {problem.detail}{' '}
          <Button size="small" onClick={retry}>
            Try again
          </Button>
        </p>
      )}
      <LoadBoundary
        what="The charts"
        className={styles['waiting']}
        onRetry={() => setHistoryCharts(loadCharts())}
      >
        <Suspense fallback={<div className={styles['waiting']} aria-busy="true" />}>
          <HistoryCharts
            history={shown}
            domain={domain}
            marks={marks}
            thresholds={thresholds}
            source={source}
            onZoom={zoom}
          />
        </Suspense>
      </LoadBoundary>
    </Panel>
  );
}

/** Of the time that is shown now, also where the page goes on with it. */
function linkTo({ from, to }: TimeDomain): string {
  const address = new URL(window.location.href);
  const range = { kind: 'fixed', from: Math.round(from), to: Math.round(to) } as const;
  address.search = writeRange(address.searchParams, range).toString();
  return address.href;
}
