import type { ThresholdsView } from '@fuseboard/protocol';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { within } from '../charts/history.ts';
import { chartMarks } from '../charts/marks.ts';
import { useBoard } from '../store/hooks.ts';
import { LoadBoundary } from '../ui/load-boundary.tsx';
import { Panel } from '../ui/panel.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import styles from './history-panel.module.css';
import { RANGE_OPTIONS, RANGES, type Range } from './history-range.ts';
import { useHistory } from './use-history.ts';

const loadCharts = () => lazy(() => import('../charts/history-charts.tsx'));

interface Props {
  readonly name: string;
  readonly thresholds: ThresholdsView;
}

/** The last minutes: failure rate, latency and outcomes on one time axis. */
export function HistoryPanel({ name, thresholds }: Props) {
  const [range, setRange] = useRange();
  const [HistoryCharts, setHistoryCharts] = useState(loadCharts);
  const { history, now } = useHistory(name, range);
  const journal = useBoard((state) => state.journal);
  const domain = useMemo(() => ({ from: now - RANGES[range].span, to: now }), [now, range]);
  const marks = useMemo(() => chartMarks(journal, domain), [journal, domain]);
  const shown = useMemo(() => within(history, domain), [history, domain]);
  return (
    <Panel
      title={range === '2m' ? 'Last 2 minutes' : 'Last 10 minutes'}
      actions={<SegmentedControl label="Range" value={range} options={RANGE_OPTIONS} onChange={setRange} />}
    >
      <LoadBoundary
        what="The charts"
        className={styles['waiting']}
        onRetry={() => setHistoryCharts(loadCharts())}
      >
        <Suspense fallback={<div className={styles['waiting']} aria-busy="true" />}>
          <HistoryCharts history={shown} domain={domain} marks={marks} thresholds={thresholds} />
        </Suspense>
      </LoadBoundary>
    </Panel>
  );
}

/** In the URL, so that a link shows the same. */
function useRange(): [Range, (range: Range) => void] {
  const [search, setSearch] = useSearchParams();
  const range = search.get('range') === '2m' ? '2m' : '10m';
  const setRange = (next: Range) =>
    setSearch(
      (present) => {
        if (next === '10m') present.delete('range');
        else present.set('range', next);
        return present;
      },
      { replace: true },
    );
  return [range, setRange];
}
