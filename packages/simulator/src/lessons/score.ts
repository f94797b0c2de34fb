import { measure } from '../run/measure.ts';
import type { Run } from '../run/run.ts';

/** What a solution of the puzzle may cost. */
export interface Budget {
  /** Percent of the requests that have to succeed. */
  readonly succeeded: number;
  /** ms that 99 of 100 callers wait at most. */
  readonly p99Ms: number;
  /** Calls the dependency may be sent. */
  readonly sent: number;
}

export interface Score {
  readonly succeeded: number;
  readonly p99Ms: number;
  readonly sent: number;
  /** 0 to 100: a third for each, less by as much as it is missed by. Whole, so that a class can be ranked by it. */
  readonly points: number;
}

/** How a lane has solved it. */
export function score(run: Run, lane: number, budget: Budget): Score {
  const succeeded = measure(run, { lane, of: 'share', outcome: 'succeeded' }) ?? 0;
  const p99Ms = measure(run, { lane, of: 'wait', percentile: 99 }) ?? 0;
  const sent = measure(run, { lane, of: 'sent' }) ?? 0;
  const parts = [share(succeeded, budget.succeeded), share(budget.p99Ms, p99Ms), share(budget.sent, sent)];
  const points = Math.floor((100 * parts.reduce((sum, part) => sum + part, 0)) / parts.length);
  return { succeeded, p99Ms, sent, points };
}

/** 1 where it is reached. */
function share(reached: number, wanted: number): number {
  return wanted <= 0 ? 1 : Math.min(1, reached / wanted);
}
