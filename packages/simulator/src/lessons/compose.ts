import type { Measure } from '../run/measure.ts';
import type { Hop, Lane, SimulatedConfig } from '../scenario/lane.ts';
import type { Quote } from './lesson.ts';

/** A lane of one hop. */
export function lane(name: string, hop: Hop = {}): Lane {
  return { name, hops: [hop] };
}

export function quote(part: number, unit: Quote['unit'], measure: Measure): Quote {
  return { part, measure, unit };
}

/** So many failures in a row and nothing else: the rate never has its minimum. */
export function streak(failures: number, waitMs: number): SimulatedConfig {
  return {
    consecutiveFailuresThreshold: failures,
    slidingWindow: { type: 'count-based', size: 1_000 },
    minimumNumberOfCalls: 1_000,
    waitDurationInOpenState: waitMs,
    permittedNumberOfCallsInHalfOpenState: 1,
  };
}

/** Of the latest `size` calls. */
export function lastCalls(size: number, minimum: number, changes: SimulatedConfig = {}): SimulatedConfig {
  return {
    slidingWindow: { type: 'count-based', size },
    minimumNumberOfCalls: minimum,
    failureRateThreshold: 50,
    waitDurationInOpenState: 5_000,
    permittedNumberOfCallsInHalfOpenState: 1,
    ...changes,
  };
}

/** Of the latest ten seconds. */
export function lastTenSeconds(minimum: number, changes: SimulatedConfig = {}): SimulatedConfig {
  return {
    slidingWindow: { type: 'time-based', duration: 10_000 },
    minimumNumberOfCalls: minimum,
    failureRateThreshold: 50,
    waitDurationInOpenState: 5_000,
    permittedNumberOfCallsInHalfOpenState: 1,
    ...changes,
  };
}
