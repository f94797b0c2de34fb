import { actorOf, entryText, type JournalEntry, type JournalKind } from '@fuseboard/protocol';

/** Which entries of the journal; what is left out does not matter. Instants are epoch ms, both inclusive. */
export interface JournalFilter {
  /** Of any of these. */
  readonly breakers?: readonly string[] | undefined;
  readonly kinds?: readonly JournalKind[] | undefined;
  readonly actor?: string | undefined;
  /** Each of them is in `entryText`; see `wordsOf`. */
  readonly words?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export function fits(entry: JournalEntry, filter: JournalFilter): boolean {
  const { breakers, kinds, actor, words, from, to } = filter;
  return (
    (breakers === undefined || (entry.breaker !== null && breakers.includes(entry.breaker))) &&
    (kinds === undefined || kinds.includes(entry.kind)) &&
    (actor === undefined || actorOf(entry) === actor) &&
    (from === undefined || entry.at >= from) &&
    (to === undefined || entry.at <= to) &&
    (words === undefined || hasAll(entryText(entry), words))
  );
}

const hasAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word));
