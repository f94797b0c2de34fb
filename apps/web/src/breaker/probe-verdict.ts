import { reaching } from '../charts/trip-line.ts';

/** How many of the permitted probes decide (rule HO2). */
export interface ProbeVerdict {
  /** So many failures open it again. */
  readonly toOpen: number;
  /** So many successes close it: then the failures can no longer become enough. */
  readonly toClose: number;
}

export function probeVerdict(permitted: number, failureRateThreshold: number): ProbeVerdict {
  const toOpen = reaching(failureRateThreshold, permitted);
  return { toOpen, toClose: permitted - toOpen + 1 };
}

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
