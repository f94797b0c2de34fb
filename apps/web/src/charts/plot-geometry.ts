import { CHART_MARGIN, VALUE_AXIS_WIDTH } from './history-axis.ts';
import { positionIn, type TimeDomain } from './time-axis.ts';

/** Where in a chart so many pixels wide an instant is drawn. */
export function xOf(
  at: number,
  { domain, width }: { readonly domain: TimeDomain; readonly width: number },
): number {
  return VALUE_AXIS_WIDTH + positionIn(domain, at) * plotWidth(width);
}

const plotWidth = (width: number): number => Math.max(1, width - VALUE_AXIS_WIDTH - CHART_MARGIN.right);

interface Drag {
  /** Pixels from the chart's edge, in either direction. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Shorter drags are clicks. */
const LEAST_PIXELS = 6;
/** There is no point finer than a second. */
const LEAST_MS = 5_000;

/** The range a drag has chosen, whole seconds inside the domain; null: none. */
export function dragged({ from, to, width }: Drag, domain: TimeDomain): TimeDomain | null {
  if (Math.abs(to - from) < LEAST_PIXELS) return null;
  const at = (x: number) => {
    const share = Math.min(1, Math.max(0, (x - VALUE_AXIS_WIDTH) / plotWidth(width)));
    return domain.from + share * (domain.to - domain.from);
  };
  const begin = Math.floor(at(Math.min(from, to)) / 1_000) * 1_000;
  const end = Math.min(Math.ceil(at(Math.max(from, to)) / 1_000) * 1_000, Math.round(domain.to));
  return end - begin < LEAST_MS ? null : { from: begin, to: end };
}

/** Of the row whose instant is nearest; -1: there is none. */
export function rowNearest(rows: readonly { readonly at: number }[], at: number): number {
  let nearest = -1;
  let distance = Number.POSITIVE_INFINITY;
  for (const [index, row] of rows.entries()) {
    const away = Math.abs(row.at - at);
    if (away >= distance) continue;
    nearest = index;
    distance = away;
  }
  return nearest;
}

const PAGE = 10;

/** Where a key leads to from a row, -1 being none; null: nowhere. The first press begins with the newest. */
export function stepOf(key: string, index: number, count: number): number | null {
  const last = count - 1;
  const from = index === -1 ? last : index;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: index === -1 ? last : from - 1,
    ArrowRight: index === -1 ? last : from + 1,
    PageUp: from - PAGE,
    PageDown: from + PAGE,
    Home: 0,
    End: last,
  };
  const next = steps[key];
  return next === undefined || count === 0 ? null : Math.min(last, Math.max(0, next));
}
