import { ManualClock } from '@fuseboard/breaker/testing';
import type { ServerClock } from '../../src/server-clock.ts';

/** A manual clock with a wall beside it, which moves along. */
export class ManualServerClock extends ManualClock implements ServerClock {
  readonly #epoch: number;

  constructor(epoch = Date.UTC(2024, 0, 15, 12)) {
    super(0);
    this.#epoch = epoch;
  }

  wall(): number {
    return this.#epoch + this.now();
  }
}
