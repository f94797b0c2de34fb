import { type CallMarks, MARK_SHAPES, type MarkShape } from './call-marks.ts';

/** What a lane's picture shows: the instant, how much of the past, and its room in pixels. */
export interface CallFrame {
  readonly ms: number;
  readonly spanMs: number;
  readonly width: number;
  readonly height: number;
  /** Nothing moves: the past is turned over page by page, and a call is drawn where it will rest. */
  readonly calm: boolean;
}

export interface CallSpot {
  readonly x: number;
  readonly y: number;
  /** `travels`: it is under way. */
  readonly shape: MarkShape | 'travels';
}

const INSET = 14;
const MOST_IN_SIGHT = 350;
const LEAST_SPAN_MS = 3_000;
const MOST_SPAN_MS = 20_000;
/** The present is not at the very edge: marks have a width. */
const PRESENT = 0.97;

/** So much of the past is in sight, the same for all lanes, that calls can be told apart. */
export function callsSpan(calls: readonly number[], durationMs: number): number {
  const perMs = Math.max(1, ...calls) / durationMs;
  const span = Math.min(MOST_SPAN_MS, Math.max(LEAST_SPAN_MS, MOST_IN_SIGHT / perMs));
  return Math.min(durationMs, Math.round(span / 1_000) * 1_000);
}

/** From where to where, ms. */
function shownSpan({ ms, spanMs, calm }: CallFrame): readonly [from: number, to: number] {
  if (calm) {
    const page = Math.floor(ms / spanMs) * spanMs;
    return [page, page + spanMs];
  }
  return [ms - spanMs * PRESENT, ms + spanMs * (1 - PRESENT)];
}

/** Heights of the caller, of each hop's breaker, and of the dependency. */
export function levels(hops: number, height: number) {
  const step = (height - 2 * INSET) / hops;
  return {
    caller: INSET,
    breakers: Array.from({ length: hops }, (_, hop) => INSET + step * (hop + 0.5)),
    ends: Array.from({ length: hops }, (_, hop) => INSET + step * (hop + 1)),
  };
}

/** Where a call is drawn at the frame's instant; null: it has not been made, or is out of sight. A function of the instant alone. */
export function placeCall(marks: CallMarks, row: number, frame: CallFrame): CallSpot | null {
  const at = (marks.at[row] ?? 0) / 1_000;
  const [from, to] = shownSpan(frame);
  if (at > frame.ms || at < from) return null;
  const end = (marks.end[row] ?? -1) / 1_000;
  const hop = marks.hop[row] ?? 0;
  const shape = MARK_SHAPES[marks.shape[row] ?? 0] ?? 'ok'; // codes are places in the list
  const isOver = end >= 0 && end <= frame.ms;
  const x = ((at - from) / (to - from)) * frame.width;
  const { caller, breakers, ends } = levels(marks.hops, frame.height);
  const sent = (marks.sent[row] ?? 0) / 1_000;
  if (hop < 0 || frame.ms < sent) return { x, y: caller, shape: hop < 0 && isOver ? shape : 'travels' };
  if (shape === 'refused' && isOver) return { x, y: breakers[hop] ?? caller, shape };
  const start = hop === 0 ? caller : (ends[hop - 1] ?? caller);
  const rest = (ends[hop] ?? caller) - spread(row);
  if (isOver) return { x, y: rest, shape };
  if (frame.calm) return { x, y: breakers[hop] ?? caller, shape: 'travels' };
  const share = end < 0 ? 0.5 : (frame.ms - sent) / Math.max(0.001, end - sent);
  return { x, y: start + (rest - start) * share, shape: 'travels' };
}

/** So that calls of one moment do not lie on one another: the same for a call whenever it is drawn. */
const spread = (row: number): number => ((row * 7) % 4) * 3;
