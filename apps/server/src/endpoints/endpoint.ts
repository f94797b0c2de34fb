import type { Classification } from '@fuseboard/breaker';
import type { Endpoint } from '@fuseboard/protocol';

/** Something a breaker guards: one call to it either ends well or throws an error that says what went wrong. */
export interface CallableEndpoint {
  /** Ends as soon as the signal is aborted, with the signal's reason. */
  call(signal: AbortSignal): Promise<void>;
  /** What an error thrown by `call` means to the breaker. */
  classify(error: unknown): Classification;
  /** For people: where it goes, without user names, passwords, queries or header values. */
  describe(): string;
  /** Ends the connections kept open; calls in flight are cut off. */
  close(): Promise<void>;
}

export type EndpointFactory = (endpoint: Endpoint) => CallableEndpoint;
