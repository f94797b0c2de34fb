import type { BreakerState, JournalEntry, StateSpan, TransitionEntry } from '@fuseboard/protocol';

export interface SpanQuery {
  readonly breaker: string;
  /** Its state now. */
  readonly state: BreakerState;
  /** Epoch ms from which the journal knows everything. */
  readonly knownFrom: number;
  readonly from: number;
  readonly to: number;
}

/** In which state a breaker was when, oldest first, cut to the range; from the transitions in the journal. */
export function stateSpans(entries: Iterable<JournalEntry>, query: SpanQuery): readonly StateSpan[] {
  const moves = transitionsOf(entries, query.breaker);
  const spans: StateSpan[] = [];
  let from = query.knownFrom;
  for (const move of moves) {
    spans.push({ state: move.from, from, to: move.at });
    from = move.at;
  }
  spans.push({ state: moves.at(-1)?.to ?? query.state, from, to: null });
  return spans.filter(overlaps(query)).map((span) => cut(span, query));
}

function transitionsOf(entries: Iterable<JournalEntry>, breaker: string): readonly TransitionEntry[] {
  const moves: TransitionEntry[] = [];
  for (const entry of entries) {
    if (entry.kind === 'transition' && entry.breaker === breaker) moves.push(entry);
  }
  return moves;
}

const overlaps =
  ({ from, to }: SpanQuery) =>
  (span: StateSpan): boolean =>
    span.from <= to && (span.to ?? to) >= from;

function cut(span: StateSpan, { from, to }: SpanQuery): StateSpan {
  const end = span.to === null || span.to <= to ? span.to : to;
  return { state: span.state, from: Math.max(span.from, from), to: end };
}
