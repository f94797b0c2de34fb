import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { stateWord } from '../format/state-word.ts';
import { momentTime } from '../format/time.ts';
import type { TooltipLine } from './history-tooltip.tsx';
import styles from './plot.module.css';
import { dragged, rowNearest, stepOf, xOf } from './plot-geometry.ts';
import { bandAt, type StateBand } from './state-bands.ts';
import type { TimeDomain } from './time-axis.ts';
import { useDrag } from './use-drag.ts';

interface Props<Row extends { readonly at: number }> {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly domain: TimeDomain;
  readonly bands: readonly StateBand[];
  readonly describe: (row: Row) => readonly TooltipLine[];
  readonly onZoom: (range: TimeDomain) => void;
  readonly children: ReactNode;
}

/**
 * Around a chart: arrow keys move its crosshair, and with it that of every chart on the same axis, and a drag chooses a range.
 * The keys move the pointer that recharts knows, so that both show the very same.
 */
export function Plot<Row extends { readonly at: number }>(props: Props<Row>) {
  const { title, rows, domain, bands, describe, onZoom, children } = props;
  const plot = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const { span, handlers } = useDrag((from, to, width) => {
    const range = dragged({ from, to, width }, domain);
    if (range !== null) onZoom(range);
  });
  const index = at === null ? -1 : rowNearest(rows, at);
  const row = rows[index];

  useEffect(() => {
    if (at !== null) point(plot.current, at, domain);
  }, [at, domain]);
  const walking = at !== null;
  // Not in the handler of the key itself: an event told while another one is told is lost.
  useEffect(() => {
    const around = plot.current;
    // After the frame in which recharts follows the pointer's last move.
    if (!walking) return undefined;
    return () => {
      requestAnimationFrame(() => unpoint(around));
    };
  }, [walking]);

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return leave();
    const next = rows[stepOf(event.key, index, rows.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    setAt(next.at);
  };
  const leave = () => setAt(null);
  return (
    <div
      ref={plot}
      className={styles['plot']}
      role="slider"
      tabIndex={0}
      aria-label={`${title}: moment`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, rows.length - 1)}
      aria-valuenow={Math.max(0, index)}
      aria-valuetext={row === undefined ? 'none' : momentInWords(row, { bands, describe, now: domain.to })}
      onKeyDown={press}
      onBlur={leave}
      {...handlers}
    >
      {children}
      {span !== null && (
        <span
          className={styles['span']}
          style={{ insetInlineStart: span.from, inlineSize: span.to - span.from }}
        />
      )}
    </div>
  );
}

interface Telling<Row> {
  readonly bands: readonly StateBand[];
  readonly describe: (row: Row) => readonly TooltipLine[];
  readonly now: number;
}

function momentInWords<Row extends { readonly at: number }>(
  row: Row,
  { bands, describe, now }: Telling<Row>,
): string {
  const band = bandAt(bands, row.at);
  const state = band === undefined ? '' : `, ${stateWord(band.state)}`;
  const figures = describe(row).map(({ label, value }) => `${label} ${value}`);
  return `${momentTime(row.at, now)}${state}: ${figures.join(', ')}`;
}

function point(plot: HTMLElement | null, at: number, domain: TimeDomain): void {
  const surface = plot?.querySelector('.recharts-wrapper');
  if (!surface) return;
  const box = surface.getBoundingClientRect();
  const clientX = box.left + xOf(at, { domain, width: box.width });
  const clientY = box.top + box.height / 2;
  surface.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX, clientY }));
}

function unpoint(plot: HTMLElement | null): void {
  plot
    ?.querySelector('.recharts-wrapper')
    ?.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, relatedTarget: document.body }));
}
