import type { BreakerState } from '@fuseboard/protocol';
import type { Run } from './hub-store.ts';

/** When, during this run of the server, breakers were on its board. */
export class Stays {
  readonly #stays = new Map<string, Run[]>();

  /** Oldest first. */
  of(breaker: string): readonly Run[] {
    return this.#stays.get(breaker) ?? [];
  }

  /** `at`: epoch ms. */
  begin(states: ReadonlyMap<string, BreakerState>, at: number): void {
    for (const [breaker, state] of states)
      this.#stays.set(breaker, [...this.of(breaker), { startedAt: at, seenAt: null, state }]);
  }

  end(breakers: readonly string[], at: number): void {
    for (const breaker of breakers)
      this.#stays.set(
        breaker,
        this.of(breaker).map((stay) => ({ ...stay, seenAt: stay.seenAt ?? at })),
      );
  }
}
