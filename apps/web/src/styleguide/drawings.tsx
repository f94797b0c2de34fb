import type { BreakerState } from '@fuseboard/protocol';
import { type History, fromSeries } from '../charts/history.ts';
import HistoryCharts from '../charts/history-charts.tsx';
import { ShareBar } from '../charts/share-bar.tsx';
import { WindowBuckets } from '../charts/window-buckets.tsx';
import { windowBuckets } from '../charts/window-buckets-series.ts';
import { WindowCells } from '../charts/window-cells.tsx';
import { windowCells } from '../charts/window-cells-series.ts';
import { ProbeLadder } from '../breaker/probe-ladder.tsx';
import { NOON, seriesPoint, THRESHOLDS } from '../testing/views.ts';
import styles from './styleguide.module.css';

const STEP = 2_000;
const POINTS = 150;
const DOMAIN = { from: NOON - POINTS * STEP, to: NOON };

/** An outage in the middle: rising errors, open, half-open, closed again; and before it a gap in the data. */
const stateAt = (index: number): BreakerState => {
  if (index >= 80 && index < 95) return 'open';
  return index >= 95 && index < 100 ? 'half-open' : 'closed';
};

function pastOf(): History {
  const points = Array.from({ length: POINTS }, (_, index) => {
    const [at, state] = [DOMAIN.from + index * STEP, stateAt(index)];
    if (index > 20 && index < 30) return seriesPoint(at, { state });
    const failing = index > 60 && index < 80 ? (index - 60) / 20 : 0.03;
    const passed = state === 'open' ? 0 : 10;
    return seriesPoint(at, {
      state,
      success: Math.round(passed * (1 - failing)),
      failure: Math.round(passed * failing),
      rejected: 10 - passed,
      failureRate: state === 'open' ? null : failing * 60,
      slowCallRate: 0,
      p50: 38 + failing * 40,
      p95: 120 + failing * 300,
      p99: 300 + failing * 900,
    });
  });
  const states = [0, 80, 95, 100].map((index, at, all) => ({
    state: stateAt(index),
    from: DOMAIN.from + index * STEP,
    to: DOMAIN.from + (all[at + 1] ?? POINTS) * STEP,
  }));
  return fromSeries({ breaker: 'payments', ...DOMAIN, step: STEP, points, states }, STEP);
}

const PAST = pastOf();
const MARKS = [{ at: DOMAIN.from + 40 * STEP, text: 'deploy 1.4.2' }];

export function Charts() {
  return (
    <HistoryCharts
      history={PAST}
      domain={DOMAIN}
      marks={MARKS}
      thresholds={THRESHOLDS}
      source={{ of: 'payments', range: 'Last 15 minutes', link: () => window.location.href }}
      onZoom={() => undefined}
    />
  );
}

const OUTCOMES = '00010000200010030000100110000210000';

export function Windows() {
  return (
    <>
      {[false, true].map((muted) => (
        <WindowCells key={String(muted)} view={windowCells(OUTCOMES, 50, 25)} muted={muted} />
      ))}
      <WindowBuckets
        view={windowBuckets(
          {
            type: 'time-based',
            bucketDuration: 1_000,
            buckets: Array.from({ length: 9 }, (_, age) => ({
              age,
              total: 8 - (age % 4),
              failed: age % 3,
              slow: age % 2,
              slowFailed: 0,
            })),
          },
          10_000,
        )}
        muted={false}
      />
      {(['failed', 'slow', 'in-a-row', 'few'] as const).map((kind) => (
        <ShareBar key={kind} kind={kind} against={14} line={25} of={50} filled={44} />
      ))}
    </>
  );
}

export function Ladders() {
  return [
    { inFlight: 0, succeeded: 0, failed: 0 },
    { inFlight: 1, succeeded: 2, failed: 0 },
    { inFlight: 1, succeeded: 1, failed: 2 },
  ].map((answered) => (
    <div key={JSON.stringify(answered)} className={styles['stack']}>
      <ProbeLadder ladder={{ permitted: 5, slow: 0, ...answered }} verdict="Closes when 3 of 5 succeed." />
    </div>
  ));
}
