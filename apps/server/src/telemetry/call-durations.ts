import type { CallEvent } from '@fuseboard/breaker';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import { Durations } from './durations.ts';

/** resilience4j's words for how a call that counted ended. */
export const CALL_KINDS = ['successful', 'failed', 'ignored'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

const KIND_OF = {
  success: 'successful',
  failure: 'failed',
  ignored: 'ignored',
  rejected: null, // never made
  late: null, // decided nothing
} as const satisfies Record<CallEvent['outcome'], CallKind | null>;

/** How long the calls of one breaker took, by how they ended. The window knows its own calls only, and a scraper needs all. */
export class CallDurations {
  readonly of: Readonly<Record<CallKind, Durations>>;
  readonly #stop: () => void;

  constructor({ breaker }: ManagedBreaker, now: number) {
    this.of = { successful: new Durations(now), failed: new Durations(now), ignored: new Durations(now) };
    this.#stop = breaker.subscribe(
      (event) => {
        if (event.type === 'call') this.#add(event);
      },
      ['call'],
    );
  }

  close(): void {
    this.#stop();
  }

  #add({ outcome, durationMs, at }: CallEvent): void {
    const kind = KIND_OF[outcome];
    if (kind !== null && durationMs !== null) this.of[kind].add(durationMs, at);
  }
}
