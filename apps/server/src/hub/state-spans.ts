import type { BreakerState, JournalEntry, StateSpan, TransitionEntry } from '@fuseboard/protocol';
import type { Run, TimeRange } from './hub-store.ts';

/**
 * In which state a breaker was when, oldest first, cut to the range. While the server did not run nobody knows, and there is no
 * span. `moves` are the breaker's transitions, oldest first; what lies before them may be missing.
 */
export function stateSpans(
  runs: readonly Run[],
  moves: readonly TransitionEntry[],
  range: TimeRange,
): readonly StateSpan[] {
  const spans = runs.flatMap((run) => joined(spansOfRun(run, moves)));
  return spans.filter(overlaps(range)).map((span) => cut(span, range));
}

/** The transitions of a breaker among entries. */
export function movesOf(entries: Iterable<JournalEntry>, breaker: string): readonly TransitionEntry[] {
  const moves: TransitionEntry[] = [];
  for (const entry of entries) {
    if (entry.kind === 'transition' && entry.breaker === breaker) moves.push(entry);
  }
  return moves;
}

function spansOfRun(
  { startedAt, seenAt, state: first }: Run,
  moves: readonly TransitionEntry[],
): StateSpan[] {
  const spans: StateSpan[] = [];
  let state: BreakerState = first;
  let from = startedAt;
  for (const move of moves) {
    if (move.at < startedAt || move.at > (seenAt ?? move.at)) continue;
    // Not what was there before, where the moves between are missing.
    spans.push({ state: spans.length === 0 ? first : move.from, from, to: move.at });
    state = move.to;
    from = move.at;
  }
  return [...spans, { state, from, to: seenAt }];
}

/** What was the same before and after is one span. */
function joined(spans: readonly StateSpan[]): readonly StateSpan[] {
  const whole: StateSpan[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last?.state === span.state) whole[whole.length - 1] = { ...last, to: span.to };
    else whole.push(span);
  }
  return whole;
}

const overlaps =
  ({ from, to }: TimeRange) =>
  (span: StateSpan): boolean =>
    span.from <= to && (span.to ?? to) >= from;

function cut(span: StateSpan, { from, to }: TimeRange): StateSpan {
  const end = span.to === null || span.to <= to ? span.to : to;
  return { state: span.state, from: Math.max(span.from, from), to: end };
}
