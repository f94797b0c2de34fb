export type Rung = 'succeeded' | 'failed' | 'in-flight' | 'waiting';

/** One rung a probe: those with an outcome first, then those under way, then those still to come. */
export function rungs(ladder: {
  readonly permitted: number;
  readonly inFlight: number;
  readonly succeeded: number;
  readonly failed: number;
}): Rung[] {
  const { permitted, inFlight, succeeded, failed } = ladder;
  const waiting = Math.max(0, permitted - inFlight - succeeded - failed);
  return [
    ...Array<Rung>(succeeded).fill('succeeded'),
    ...Array<Rung>(failed).fill('failed'),
    ...Array<Rung>(inFlight).fill('in-flight'),
    ...Array<Rung>(waiting).fill('waiting'),
  ];
}
