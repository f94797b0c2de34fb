import type { LaneLog } from './lane-log.ts';

/** A scenario that has been run to its end. Nothing in it changes any more: playing it is looking it up. */
export interface Run {
  readonly durationMs: number;
  /** In the order of the scenario's. */
  readonly lanes: readonly LaneLog[];
  /** Of all that happened, eight hexadecimal digits: who has the same has the same run. */
  readonly checksum: string;
}

/** What can be handed over from a worker instead of being copied. */
export function transferables({ lanes }: Run): ArrayBuffer[] {
  return lanes.flatMap(({ events, requests, attempts, breakers }) =>
    [events, requests, attempts, ...breakers.map(({ told }) => told)].flatMap((columns) =>
      Object.values(columns).map(({ buffer }: { buffer: ArrayBuffer }) => buffer),
    ),
  );
}
