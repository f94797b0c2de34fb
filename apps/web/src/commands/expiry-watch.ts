import type { OverrideCommand } from '@fuseboard/protocol';
import type { BreakerEntry } from '../store/board-state.ts';
import { isExpiring } from './expiring.ts';

/** What is about to end and was not told of yet, one group for each command. */
export interface Expiring {
  readonly command: OverrideCommand;
  readonly breakers: readonly BreakerEntry[];
}

/** Tells of each override once; one that was renewed counts as another. */
export class ExpiryWatch {
  #told: ReadonlySet<string> = new Set();

  look(breakers: Iterable<BreakerEntry>, now: number): readonly Expiring[] {
    const told = new Set<string>();
    const fresh = new Map<OverrideCommand, BreakerEntry[]>();
    for (const breaker of breakers) {
      const { name, override } = breaker;
      if (override === null || !isExpiring(override, now)) continue;
      const key = `${name} ${override.expiresAt}`;
      told.add(key);
      if (this.#told.has(key)) continue;
      const others = fresh.get(override.command);
      if (others) others.push(breaker);
      else fresh.set(override.command, [breaker]);
    }
    this.#told = told;
    return [...fresh].map(([command, entries]) => ({ command, breakers: entries }));
  }
}
