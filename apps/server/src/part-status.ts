import type { PartHealth } from '@fuseboard/protocol';

const WELL: PartHealth = { ok: true, message: null, since: null };

/** A part of the server of which something may be wrong that lasts. */
export class PartStatus {
  readonly #listeners = new Set<() => void>();
  #now = WELL;

  get now(): PartHealth {
    return this.#now;
  }

  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** `message` for a person; `at`: epoch ms, and only the first of several counts. */
  fail(message: string, at: number): void {
    this.#change({ ok: false, message, since: this.#now.since ?? at });
  }

  recover(): void {
    if (!this.#now.ok) this.#change(WELL);
  }

  #change(health: PartHealth): void {
    this.#now = health;
    for (const listener of this.#listeners) listener();
  }
}
