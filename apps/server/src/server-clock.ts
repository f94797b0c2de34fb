import { type Clock, systemClock } from '@fuseboard/breaker';

/** The server's one source of time: monotonic for deciding, wall time for showing. */
export interface ServerClock extends Clock {
  /** Epoch ms; may jump, so it is only ever shown. */
  wall(): number;
}

/** The host's clock. Everything but this file is handed one. */
export const systemServerClock: ServerClock = { ...systemClock, wall: () => Date.now() };

/** Epoch ms of an instant on the monotonic clock, as the wall clock sees it now. */
export function toEpoch(clock: ServerClock, monotonic: number): number {
  return Math.round(clock.wall() + (monotonic - clock.now()));
}
