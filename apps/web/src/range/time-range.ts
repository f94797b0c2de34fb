import type { TimeDomain } from '../charts/time-axis.ts';
import { clockTime, dayMonth } from '../format/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Up to now, ms. */
export const SPANS = {
  '15m': 15 * MINUTE,
  '1h': HOUR,
  '6h': 6 * HOUR,
  '24h': DAY,
  '7d': 7 * DAY,
  '30d': 30 * DAY,
} as const;

export type Span = keyof typeof SPANS;

/** What a page shows: up to now, and going on with it, or between two instants, epoch ms, standing still. */
export type TimeRange =
  | { readonly kind: 'live'; readonly span: Span }
  | { readonly kind: 'fixed'; readonly from: number; readonly to: number };

export const isSpan = (text: string): text is Span => Object.hasOwn(SPANS, text);

/** `?range=6h`, or `?from=2026-03-01T12:00:00Z&to=…`; null: it says neither, or nothing that makes sense. */
export function readRange(search: URLSearchParams): TimeRange | null {
  const span = search.get('range') ?? '';
  if (isSpan(span)) return { kind: 'live', span };
  const from = instantOf(search.get('from'));
  const to = instantOf(search.get('to'));
  return from === null || to === null || from >= to ? null : { kind: 'fixed', from, to };
}

/** Leaves the rest of the query as it is; null: without a range. */
export function writeRange(search: URLSearchParams, range: TimeRange | null): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const key of ['range', 'from', 'to']) next.delete(key);
  if (range?.kind === 'live') next.set('range', range.span);
  if (range?.kind === 'fixed') {
    next.set('from', new Date(range.from).toISOString());
    next.set('to', new Date(range.to).toISOString());
  }
  return next;
}

export const domainOf = (range: TimeRange, now: number): TimeDomain =>
  range.kind === 'fixed' ? { from: range.from, to: range.to } : { from: now - SPANS[range.span], to: now };

/** The same text for the same range, whatever object it is. */
export const rangeKey = (range: TimeRange | null): string =>
  range === null ? '' : range.kind === 'live' ? range.span : `${range.from} ${range.to}`;

const SPAN_WORDS: Readonly<Record<Span, string>> = {
  '15m': '15 minutes',
  '1h': 'hour',
  '6h': '6 hours',
  '24h': '24 hours',
  '7d': '7 days',
  '30d': '30 days',
};

/** "Last 6 hours", "1 Mar 12:00:00 to 2 Mar 13:30:00". */
export function rangeText(range: TimeRange): string {
  if (range.kind === 'live') return `Last ${SPAN_WORDS[range.span]}`;
  return `${dayMonth(range.from)} ${clockTime(range.from)} to ${dayMonth(range.to)} ${clockTime(range.to)}`;
}

function instantOf(text: string | null): number | null {
  if (text === null || text === '') return null;
  const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(at) && at >= 0 && at <= LAST_DATE ? at : null;
}

/** ms; no date lies beyond it. */
const LAST_DATE = 8.64e15;
