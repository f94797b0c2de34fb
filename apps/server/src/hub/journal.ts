import type { JournalEntry } from '@fuseboard/protocol';
import type { EntryDraft } from './entry-draft.ts';

/** The entries after some `seq`, oldest first; `complete` is false when the older of them are gone. */
export interface JournalTail {
  readonly complete: boolean;
  readonly entries: readonly JournalEntry[];
}

export interface JournalStart {
  readonly lastSeq?: number;
  readonly tail?: readonly JournalEntry[];
  readonly capacity?: number;
}

/** Entries that are at hand without asking a disk. */
export const JOURNAL_CAPACITY = 10_000;

/** Numbers every entry, from 1 without gaps, and keeps the newest of them, in a ring. */
export class Journal {
  readonly #ring: JournalEntry[] = [];
  readonly #capacity: number;
  #lastSeq: number;
  #count = 0;

  /** Goes on after `lastSeq`; `tail` are the newest entries up to it, oldest first. */
  constructor({ lastSeq = 0, tail = [], capacity = JOURNAL_CAPACITY }: JournalStart = {}) {
    this.#capacity = capacity;
    this.#lastSeq = lastSeq - tail.length;
    for (const entry of tail) this.#put(entry);
  }

  /** Of the newest entry; 0 before the first. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Of the oldest entry that is still here; one past the newest while there is none. */
  get firstSeq(): number {
    return this.#lastSeq - this.#count + 1;
  }

  append(draft: EntryDraft): JournalEntry {
    const entry = { ...draft, seq: this.#lastSeq + 1 };
    this.#put(entry);
    return entry;
  }

  /** Everything after `seq`. A `seq` that was never given out counts as incomplete: it is not of this journal. */
  since(seq: number): JournalTail {
    const known = seq >= this.firstSeq - 1 && seq <= this.#lastSeq;
    const start = known ? seq + 1 : this.firstSeq;
    return { complete: known, entries: [...this.#between(start, this.#lastSeq)] };
  }

  /** The one of that number, if it is still here. */
  entry(seq: number): JournalEntry | undefined {
    return seq >= this.firstSeq && seq <= this.#lastSeq ? this.#at(seq) : undefined;
  }

  oldest(): JournalEntry | undefined {
    return this.#at(this.firstSeq);
  }

  /** Oldest first. */
  forwards(): Iterable<JournalEntry> {
    return this.#between(this.firstSeq, this.#lastSeq);
  }

  /** Newest first, from just below `before`. */
  *backwards(before = Number.POSITIVE_INFINITY): Iterable<JournalEntry> {
    for (let seq = Math.min(this.#lastSeq, before - 1); seq >= this.firstSeq; seq--) {
      const entry = this.#at(seq);
      if (entry) yield entry;
    }
  }

  #put(entry: JournalEntry): void {
    this.#lastSeq += 1;
    this.#ring[this.#lastSeq % this.#capacity] = entry;
    this.#count = Math.min(this.#count + 1, this.#capacity);
  }

  *#between(first: number, last: number): Iterable<JournalEntry> {
    for (let seq = first; seq <= last; seq++) {
      const entry = this.#at(seq);
      if (entry) yield entry;
    }
  }

  #at(seq: number): JournalEntry | undefined {
    return this.#ring[seq % this.#capacity];
  }
}
