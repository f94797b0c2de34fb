import type { CommandEntry, TransitionEntry } from '@fuseboard/protocol';
import type { JournalLine } from '../store/board-state.ts';

export type JournalRow =
  | {
      readonly kind: 'entry';
      readonly key: string;
      readonly line: JournalLine;
      /** The transition that a command made, told in the command's own line. */
      readonly made: TransitionEntry | null;
    }
  /** Between two runs of the server. */
  | { readonly kind: 'restart'; readonly key: string; readonly at: number };

const keyOf = ({ bootId, seq }: { readonly bootId: string; readonly seq: number }): string =>
  `${bootId}:${seq}`;

/** `lines` newest first. A command and its transition become one row, at the command's place. */
export function journalRows(lines: readonly JournalLine[]): JournalRow[] {
  const transitions = transitionsByKey(lines);
  const made = new Set<TransitionEntry>();
  const rows: JournalRow[] = [];
  let newer: JournalLine | undefined;
  for (const line of lines) {
    if (newer !== undefined && newer.bootId !== line.bootId) {
      rows.push({ kind: 'restart', key: `restart:${newer.bootId}`, at: newer.at });
    }
    newer = line;
    if (line.kind === 'transition' && made.has(line)) continue;
    const transition = line.kind === 'command' ? transitionOf(line, transitions) : null;
    if (transition !== null) made.add(transition);
    rows.push({ kind: 'entry', key: keyOf(line), line, made: transition });
  }
  return rows;
}

/** Two stretches of the journal as one, newest first, each entry once. */
export function mergeLines(a: readonly JournalLine[], b: readonly JournalLine[]): readonly JournalLine[] {
  if (a.length === 0) return b;
  const lines = new Map(a.map((line) => [keyOf(line), line]));
  const added = b.filter((line) => !lines.has(keyOf(line)));
  if (added.length === 0) return a;
  return [...a, ...added].sort(newestFirst);
}

/** `seq` orders one run of the server; only time can order two. */
const newestFirst = (a: JournalLine, b: JournalLine): number =>
  a.bootId === b.bootId ? b.seq - a.seq : b.at - a.at;

function transitionsByKey(lines: readonly JournalLine[]): ReadonlyMap<string, TransitionEntry> {
  const transitions = new Map<string, TransitionEntry>();
  for (const line of lines) if (line.kind === 'transition') transitions.set(keyOf(line), line);
  return transitions;
}

/** Older than the command, so it always comes after it here. */
function transitionOf(
  { bootId, transition }: CommandEntry & { readonly bootId: string },
  transitions: ReadonlyMap<string, TransitionEntry>,
): TransitionEntry | null {
  return transition === null ? null : (transitions.get(keyOf({ bootId, seq: transition })) ?? null);
}
