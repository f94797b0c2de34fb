import type { JournalEntry } from '@fuseboard/protocol';
import type { KeptState } from './state-table.ts';
import type { KeptVersion } from './version-table.ts';

/** At about a kilobyte each. */
const MOST_ENTRIES = 50_000;

/** What is to be written: entries in their order, and of each breaker how it last stood. */
export class Backlog {
  readonly #most: number;
  #entries: JournalEntry[] = [];
  #versions: KeptVersion[] = [];
  readonly #states = new Map<string, KeptState>();
  #dropped = 0;

  constructor(most = MOST_ENTRIES) {
    this.#most = most;
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /** Of definitions, oldest first. */
  get versions(): readonly KeptVersion[] {
    return this.#versions;
  }

  get states(): Iterable<KeptState> {
    return this.#states.values();
  }

  state(breaker: string): KeptState | undefined {
    return this.#states.get(breaker);
  }

  /** Entries given up, the oldest, because there were too many. */
  get dropped(): number {
    return this.#dropped;
  }

  addVersions(versions: readonly KeptVersion[]): void {
    this.#versions.push(...versions);
  }

  add(entries: readonly JournalEntry[], states: readonly KeptState[]): void {
    this.#entries.push(...entries);
    const over = this.#entries.length - this.#most;
    if (over > 0) {
      this.#entries = this.#entries.slice(over);
      this.#dropped += over;
    }
    for (const state of states) this.#states.set(state.breaker, state);
  }

  clear(): void {
    this.#entries = [];
    this.#versions = [];
    this.#states.clear();
  }
}
