/** What a throttle counted since it was made; `reset` leaves it. */
export interface ThrottleTotals {
  /** Calls the endpoint accepted. */
  readonly success: number;
  /** Calls it did not accept. */
  readonly failure: number;
  /** Calls given back: they say nothing about the endpoint. */
  readonly ignored: number;
  /** Calls refused here and never made. */
  readonly rejected: number;
  /** Results of calls begun before a `reset`. */
  readonly late: number;
}

/** A throttle at one instant. */
export interface AdaptiveThrottleSnapshot {
  /** The throttle's. */
  readonly name: string;
  /** Calls in the window: accepted, not accepted, and refused here. */
  readonly requests: number;
  /** Of `requests`, those the endpoint accepted. */
  readonly accepts: number;
  /** Of `requests`, those refused here. */
  readonly rejected: number;
  /** Of the next call, from 0 to 1. */
  readonly rejectionProbability: number;
  /** Since the throttle was made. */
  readonly totals: ThrottleTotals;
}
