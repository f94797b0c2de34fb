import type { WindowView } from '@fuseboard/protocol';
import type { ReactNode } from 'react';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { TripBar } from '../charts/trip-bar.tsx';
import { failuresToTrip, fullTripLine, tripLine } from '../charts/trip-line.ts';
import { WindowBuckets } from '../charts/window-buckets.tsx';
import { WindowCells } from '../charts/window-cells.tsx';
import { plural } from '../format/quantity.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useNumbers } from '../store/hooks.ts';
import { Panel } from '../ui/panel.tsx';
import { useWindow } from './use-window.ts';
import styles from './window-panel.module.css';
import { readWindow, type WindowReading } from './window-reading.ts';
import { windowTable } from './window-table.ts';

/** The window that decides, cell by cell, and the line at which it trips. */
export function WindowPanel({ entry }: { readonly entry: BreakerEntry }) {
  const view = useWindow(entry.name);
  return (
    <Panel title="Sliding window" note={windowNote(entry)}>
      {view === null ? (
        <div className={styles['waiting']} aria-busy="true" />
      ) : (
        <Window entry={entry} view={view} />
      )}
    </Panel>
  );
}

function Window({ entry, view }: { readonly entry: BreakerEntry; readonly view: WindowView }) {
  const reading = readWindow(view.window, entry.thresholds);
  const muted = reading.total < entry.thresholds.minimumNumberOfCalls;
  return (
    <ChartFigure
      title="Outcomes"
      note={`${reading.failed} failed of ${reading.total}`}
      legend={<Legend />}
      table={() => windowTable(view.window)}
    >
      <div className={styles['drawing']}>
        {reading.kind === 'cells' ? (
          <WindowCells view={reading.cells} muted={muted} />
        ) : (
          <WindowBuckets view={reading.buckets} muted={muted} />
        )}
        <div className={styles['line']}>
          <TripBar
            failed={reading.failed}
            buffered={reading.total}
            line={tripLine(entry.thresholds, reading.total)}
            muted={muted}
          />
          <p className={styles['verdict']}>{verdict(entry, reading)}</p>
          <Distance entry={entry} view={view} />
        </div>
      </div>
    </ChartFigure>
  );
}

function windowNote({ thresholds, state }: BreakerEntry): string {
  const line = fullTripLine(thresholds);
  const rule =
    thresholds.window.type === 'count-based'
      ? `trips at ${line.failed} failed of ${line.of}`
      : `trips at ${thresholds.failureRate} % failed, from ${plural(thresholds.minimumNumberOfCalls, 'call')} on`;
  return NEVER_TRIPS.has(state) ? `${rule}; not while overridden` : rule;
}

const NEVER_TRIPS: ReadonlySet<string> = new Set(['forced-open', 'disabled', 'metrics-only']);

function verdict({ state, thresholds }: BreakerEntry, { total, failed }: WindowReading): string {
  if (state === 'disabled') return 'While disabled no outcome is counted.';
  const { minimumNumberOfCalls: minimum } = thresholds;
  if (total < minimum) return `${total} of ${minimum} calls: no verdict below ${minimum}.`;
  const line = tripLine(thresholds, total);
  if (state === 'open' || state === 'forced-open') return 'As it was when calls were last let through.';
  if (state === 'half-open') return 'Kept from before; the probes decide now.';
  return `${failed} failed; the line is at ${line.failed} of ${total}.`;
}

/** Only where failures can still trip it. */
function Distance({ entry, view }: { readonly entry: BreakerEntry; readonly view: WindowView }): ReactNode {
  const streak = useNumbers(entry.name)?.consecutiveFailures ?? 0;
  if (entry.state !== 'closed' && entry.state !== 'metrics-only') return null;
  const more = failuresToTrip(entry.thresholds, view.window, streak);
  if (more === null) return null;
  const would = entry.state === 'closed' ? 'would trip it' : 'would cross the line';
  return (
    <p className={styles['distance']}>
      {plural(more, 'more failure')} {more === 1 ? '' : 'in a row '}
      {would}.
    </p>
  );
}

function Legend() {
  return (
    <>
      <span>• succeeded</span>
      <span>– slow</span>
      <span>✕ failed</span>
      <span>▢ framed: newest</span>
    </>
  );
}
