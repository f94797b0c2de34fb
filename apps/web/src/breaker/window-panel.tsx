import type { BreakerState, WindowMemento } from '@fuseboard/protocol';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { TripBar } from '../charts/trip-bar.tsx';
import { tripRules } from '../charts/trip-rules.ts';
import { WindowBuckets } from '../charts/window-buckets.tsx';
import { WindowCells } from '../charts/window-cells.tsx';
import type { BreakerEntry } from '../store/board-state.ts';
import { Surface } from '../ui/panel.tsx';
import { settingDuration } from '../format/setting-duration.ts';
import { useWindow } from './use-window.ts';
import styles from './window-panel.module.css';
import { emptyWindow, readWindow } from '../charts/window-reading.ts';
import { windowTable } from './window-table.ts';

/** The window that decides, cell by cell, and the line at which it trips. */
export function WindowPanel({ entry }: { readonly entry: BreakerEntry }) {
  const view = useWindow(entry.name);
  return (
    <Surface>
      {/* As it will be: nothing moves when its outcomes come. */}
      <div aria-busy={view === null || undefined}>
        <Window entry={entry} window={view?.window ?? emptyWindow(entry.thresholds)} />
      </div>
    </Surface>
  );
}

function Window({ entry, window }: { readonly entry: BreakerEntry; readonly window: WindowMemento }) {
  const reading = readWindow(window, entry.thresholds);
  const muted = reading.total < entry.thresholds.minimumNumberOfCalls;
  const { total: buffered, failed, slow } = reading;
  const rules = tripRules(entry.thresholds, { buffered, failed, slow });
  return (
    <ChartFigure
      alone
      title="Sliding window"
      note={windowNote(entry)}
      legend={<Legend newest={reading.kind === 'cells'} />}
      source={{ of: entry.name, range: windowNote(entry), link: () => location.href }}
      table={() => windowTable(window)}
    >
      <div className={styles['drawing']}>
        {reading.kind === 'cells' ? (
          <WindowCells view={reading.cells} muted={muted} />
        ) : (
          <WindowBuckets view={reading.buckets} muted={muted} />
        )}
        <div className={styles['line']}>
          {rules.map((rule) => (
            <TripBar key={rule.kind} rule={rule} filled={reading.total} />
          ))}
          <p className={styles['verdict']}>{standing(entry.state)}</p>
        </div>
      </div>
    </ChartFigure>
  );
}

function windowNote({ thresholds, state }: BreakerEntry): string {
  const { window } = thresholds;
  const covers =
    window.type === 'count-based' ? `last ${window.size} calls` : `last ${settingDuration(window.duration)}`;
  return NEVER_TRIPS.has(state) ? `${covers}; does not trip while overridden` : covers;
}

const NEVER_TRIPS: ReadonlySet<string> = new Set(['forced-open', 'disabled', 'metrics-only']);

/** Where the window does not decide at present. */
function standing(state: BreakerState): string | null {
  if (state === 'disabled') return 'While disabled no outcome is counted.';
  if (state === 'open' || state === 'forced-open') return 'As it was when calls were last let through.';
  return state === 'half-open' ? 'Kept from before: the probes decide now.' : null;
}

function Legend({ newest }: { readonly newest: boolean }) {
  return (
    <>
      <span>• succeeded</span>
      <span>– slow</span>
      <span>✕ failed</span>
      {newest && <span>▢ newest</span>}
    </>
  );
}
