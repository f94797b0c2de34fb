import type { JournalEntry } from '@fuseboard/protocol';

/** Runs a function later in the same turn of the event loop. */
export type Defer = (fn: () => void) => void;

/** Gathers the entries of one turn of the event loop into one batch. */
export class Outbox {
  readonly #defer: Defer;
  readonly #publish: (entries: readonly JournalEntry[]) => void;
  #pending: JournalEntry[] = [];

  constructor(defer: Defer, publish: (entries: readonly JournalEntry[]) => void) {
    this.#defer = defer;
    this.#publish = publish;
  }

  add(entry: JournalEntry): void {
    this.#pending.push(entry);
    if (this.#pending.length === 1) this.#defer(() => this.flush());
  }

  /** Publishes what is pending now, for who is about to take a picture of everything. */
  flush(): void {
    if (this.#pending.length === 0) return;
    const entries = this.#pending;
    this.#pending = [];
    this.#publish(entries);
  }
}
