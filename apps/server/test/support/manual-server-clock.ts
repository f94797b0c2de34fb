import { ManualClock } from '@fuseboard/breaker/testing';
import type { ServerClock } from '../../src/server-clock.ts';

/** 2026-01-01T00:00:00Z */
export const NEW_YEAR = Date.UTC(2026, 0, 1);

/** Time that moves only when told to; the wall clock beside it can be set. */
export class ManualServerClock extends ManualClock implements ServerClock {
  /** Epoch ms at 0 on the monotonic clock. */
  wallAtZero = NEW_YEAR;

  wall(): number {
    return Math.floor(this.wallAtZero + this.now());
  }
}
