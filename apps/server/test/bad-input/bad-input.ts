import type { ServerProcess } from '../support/spawn-server.ts';

/** What came back for something that should not have been sent. */
export interface Refusal {
  /** A problem's code; `closed` where the connection ended instead. */
  readonly code: string;
  /** All the words of the answer. */
  readonly text: string;
}

/** The server it is sent to: a process of its own, with the idle breakers `a` (closed) and `held` (forced open). */
export interface Target {
  readonly url: string;
  readonly process: ServerProcess;
}

export interface BadInput {
  readonly title: string;
  readonly send: (target: Target) => Promise<Refusal>;
  readonly code: string;
  /** Parts of the answer: what was wrong, and what was expected. */
  readonly says: readonly string[];
  /** Characters of the answer at most, however much came. @default 10_000 */
  readonly longest?: number;
  /** Refusals for the breaker's state are written down. @default false */
  readonly journalled?: boolean;
}
