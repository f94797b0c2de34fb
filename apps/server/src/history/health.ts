import type { ServerHealth } from '@fuseboard/protocol';
import { type FaultKind, faultText } from './fault.ts';

export type HistoryHealth = ServerHealth['history'];

const WELL: HistoryHealth = { ok: true, message: null, since: null };

/** A lasting condition, told once when it begins and once when it ends. */
export class Health {
  readonly #file: string;
  readonly #listeners = new Set<(health: HistoryHealth) => void>();
  #fault: FaultKind | null = null;
  #now: HistoryHealth = WELL;

  constructor(file: string) {
    this.#file = file;
  }

  get now(): HistoryHealth {
    return this.#now;
  }

  get fault(): FaultKind | null {
    return this.#fault;
  }

  subscribe(listener: (health: HistoryHealth) => void): void {
    this.#listeners.add(listener);
  }

  /** True: it was well until now, or something else was wrong. */
  fail(fault: FaultKind, at: number): boolean {
    if (this.#fault === fault) return false;
    this.#fault = fault;
    this.#change({ ok: false, message: faultText(fault, this.#file), since: this.#now.since ?? at });
    return true;
  }

  recover(): void {
    if (this.#fault === null) return;
    this.#fault = null;
    this.#change(WELL);
  }

  #change(health: HistoryHealth): void {
    this.#now = health;
    for (const listener of this.#listeners) listener(health);
  }
}
