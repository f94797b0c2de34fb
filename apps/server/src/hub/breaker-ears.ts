import type { BreakerEvent, BreakerEventType } from '@fuseboard/breaker';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';

/** All but the calls, which would cost every call something. */
const EVENTS = [
  'transition',
  'threshold-exceeded',
  'reset',
  'override-renewed',
  'reconfigured',
] as const satisfies readonly BreakerEventType[];

export type HeardEvent = Extract<BreakerEvent, { readonly type: (typeof EVENTS)[number] }>;

/** Listens to the breakers of the board, for as long as they are on it. */
export class BreakerEars {
  readonly #hear: (managed: ManagedBreaker, event: HeardEvent) => void;
  readonly #undo = new Map<ManagedBreaker, () => void>();

  constructor(hear: (managed: ManagedBreaker, event: HeardEvent) => void) {
    this.#hear = hear;
  }

  listenTo(breakers: readonly ManagedBreaker[]): void {
    for (const managed of breakers) {
      const hear = (event: BreakerEvent): void => {
        if (isHeard(event)) endIfItFails(() => this.#hear(managed, event));
      };
      this.#undo.set(managed, managed.breaker.subscribe(hear, EVENTS));
    }
  }

  leave(breakers: readonly ManagedBreaker[]): void {
    for (const managed of breakers) {
      this.#undo.get(managed)?.();
      this.#undo.delete(managed);
    }
  }

  close(): void {
    this.leave([...this.#undo.keys()]);
  }
}

const isHeard = (event: BreakerEvent): event is HeardEvent =>
  (EVENTS as readonly BreakerEventType[]).includes(event.type);

/** A breaker swallows what a listener throws; but with an event that was not numbered nothing can be trusted any more. */
function endIfItFails(listen: () => void): void {
  try {
    listen();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
