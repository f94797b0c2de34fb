/** What the processes of a run tell one another. */

/** To the server that is measured, of itself since the last asking. */
export interface Usage {
  /** CPU seconds, user and system. */
  readonly cpu: number;
  /** Of the wall. */
  readonly seconds: number;
  readonly rssMb: number;
  readonly heapMb: number;
  /** How late the event loop came, ms. */
  readonly loopP99: number;
  readonly loopMax: number;
}

/** To the upstream: which breakers' calls fail from now on. */
export interface Failing {
  readonly failing: readonly number[];
}

/** To the browsers. */
export type BrowsersOrder =
  | { readonly order: 'connect'; readonly url: string; readonly clients: number }
  | { readonly order: 'measure' }
  | { readonly order: 'report' };

/** What the browsers that read have seen since they were told to measure. */
export interface Seen {
  readonly clients: number;
  readonly seconds: number;
  /** Frames a second of each client. */
  readonly frameRates: readonly number[];
  /** ms between one frame and the next, of all clients. */
  readonly gaps: readonly number[];
  /** ms from each transition to each client. */
  readonly latencies: readonly number[];
  /** Of one client, bytes a second. */
  readonly bytesPerSecond: number;
  /** Of one frame, or of one snapshot of the naive one. */
  readonly frameBytes: number;
  /** CPU seconds of the browsers' process. */
  readonly cpu: number;
}
