import type {
  CommandEntry,
  JournalEntry,
  ResumeAnswer,
  ServerEntry,
  TransitionEntry,
} from '@fuseboard/protocol';
import { applySnapshot } from './apply-snapshot.ts';
import type { BoardState, BreakerEntry } from './board-state.ts';
import { contiguousSeq, mergeJournal } from './merge-journal.ts';

export function applyJournal(state: BoardState, entries: readonly JournalEntry[]): BoardState {
  if (state.bootId === null || entries.length === 0) return state;
  const journal = mergeJournal(state.journal, entries, state.bootId);
  const head = entries.reduce((highest, entry) => Math.max(highest, entry.seq), state.head);
  return {
    ...state,
    journal,
    head,
    seq: contiguousSeq(journal, state.bootId, state.seq),
    breakers: moveBreakers(state.breakers, entries),
  };
}

/**
 * The answer closes the gap for good: what it does not hold, the server no longer has, so asking again would not help.
 */
export function applyResumed(state: BoardState, answer: ResumeAnswer): BoardState {
  const pictured = answer.snapshot ? applySnapshot(state, answer.snapshot) : state;
  if (pictured.bootId !== answer.bootId) return pictured;
  const filled = applyJournal(pictured, answer.entries);
  const told = filled.restarts > 0 ? tellRestart(filled, answer) : filled;
  return { ...told, seq: told.head };
}

/** A new run's first entry says so itself; where the server no longer has it, the page says it in its place. */
function tellRestart(state: BoardState, answer: ResumeAnswer): BoardState {
  const run = state.journal.filter((line) => line.bootId === answer.bootId);
  if (run.some((line) => line.kind === 'server' && line.event === 'started')) return state;
  const oldest = run.at(-1);
  if (!oldest || oldest.seq === 0) return state;
  const started: ServerEntry = {
    kind: 'server',
    seq: 0,
    at: oldest.at,
    breaker: null,
    event: 'started',
    text: 'The server was restarted; its first entries are no longer kept.',
  };
  return { ...state, journal: mergeJournal(state.journal, [started], answer.bootId) };
}

function moveBreakers(
  breakers: ReadonlyMap<string, BreakerEntry>,
  entries: readonly JournalEntry[],
): ReadonlyMap<string, BreakerEntry> {
  let moved: Map<string, BreakerEntry> | null = null;
  for (const entry of entries) {
    if (!movesState(entry)) continue;
    const present = (moved ?? breakers).get(entry.breaker);
    if (!present || !isNewer(entry, present)) continue;
    moved ??= new Map(breakers);
    moved.set(entry.breaker, { ...present, ...entry.after, seq: entry.seq });
  }
  return moved ?? breakers;
}

const movesState = (entry: JournalEntry): entry is TransitionEntry | CommandEntry =>
  entry.kind === 'transition' || entry.kind === 'command';

/** By `seq`, and never back to an older generation, whatever the order of arrival. */
const isNewer = (entry: TransitionEntry | CommandEntry, present: BreakerEntry): boolean =>
  entry.seq > present.seq && entry.after.generation >= present.generation;
