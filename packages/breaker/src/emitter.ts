import type { BreakerEvent, BreakerEventType, BreakerListener } from './breaker-event.ts';

interface Subscription {
  readonly listener: BreakerListener;
  /** null: all. */
  readonly types: readonly BreakerEventType[] | null;
  active: boolean;
}

interface Delivery {
  readonly event: BreakerEvent;
  readonly to: readonly Subscription[];
}

/**
 * Events wait until the breaker has finished what it is doing, then go out in order (rule E5): a listener that calls
 * back into the breaker finds it whole, and what its call causes is delivered after.
 */
export class Emitter {
  /** Replaced, never changed, so that a delivery under way keeps its own list. */
  #subscriptions: readonly Subscription[] = [];
  #waiting: Delivery[] = [];
  #delivering = false;
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  subscribe(listener: BreakerListener, types: readonly BreakerEventType[] | undefined): Subscription {
    const subscription = { listener, types: types === undefined ? null : [...types], active: true };
    this.#subscriptions = [...this.#subscriptions, subscription];
    return subscription;
  }

  unsubscribe(subscription: Subscription): void {
    subscription.active = false;
    this.#subscriptions = this.#subscriptions.filter((one) => one !== subscription);
  }

  /** Nobody listens from now on; what waits is still delivered. */
  close(): void {
    this.#subscriptions = [];
  }

  wants(type: BreakerEventType): boolean {
    return this.#subscriptions.some(({ types }) => types === null || types.includes(type));
  }

  enqueue(event: BreakerEvent): void {
    this.#waiting.push({ event: Object.freeze(event), to: this.#subscriptions });
  }

  flush(): void {
    if (this.#delivering || this.#waiting.length === 0) return;
    this.#delivering = true;
    // Grows while it is walked: a listener's own calls add to the end.
    for (const delivery of this.#waiting) this.#deliver(delivery);
    this.#waiting = [];
    this.#delivering = false;
  }

  /** For errors of the user's functions that have no caller to go to. */
  report(error: unknown): void {
    try {
      this.#onError(error);
    } catch {
      // The last resort failed as well; a breaker must not.
    }
  }

  #deliver({ event, to }: Delivery): void {
    for (const { listener, types, active } of to) {
      if (!active || (types !== null && !types.includes(event.type))) continue;
      try {
        listener(event);
      } catch (error) {
        this.report(error);
      }
    }
  }
}
