/** One way of making a call, measured in a process of its own. */
export interface Subject {
  readonly name: string;
  /** Runs in the subject's process, so that a library shares its heap and its type feedback with no other. */
  prepare(): Prepared | Promise<Prepared>;
}

export interface Prepared {
  /** One call, as source; assigns what it got to `value`. */
  readonly code: string;
  /** What the source names. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** Whether the breaker is still as it should be: closed, or refusing. Asked after the last round. */
  readonly isSound: (value: unknown) => boolean;
}

export const SCENARIOS = ['success', 'failure', 'rejected', 'permit', 'history'] as const;
export type Scenario = (typeof SCENARIOS)[number];
export type Subjects = Readonly<Partial<Record<Scenario, readonly Subject[]>>>;

/** A breaker nobody calls: ten thousand of them are weighed. */
export interface Idle {
  readonly name: string;
  make(): unknown;
}

/** In the way of S4: how many samples lie in the window, or in the latency history. */
export const HISTORIES = [10_000, 50_000] as const;
