// opossum ships no types; this is what the bench uses of it.
declare module 'opossum' {
  import type { EventEmitter } from 'node:events';

  interface Options {
    readonly timeout?: number | false;
    readonly resetTimeout?: number;
    readonly errorThresholdPercentage?: number;
    readonly volumeThreshold?: number;
    readonly rollingCountTimeout?: number;
    readonly rollingCountBuckets?: number;
    readonly rollingPercentilesEnabled?: boolean;
    readonly enableSnapshots?: boolean;
    readonly name?: string;
  }

  export interface Status {
    increment(property: 'fires' | 'successes', latency?: number): void;
  }

  export default class CircuitBreaker<T> extends EventEmitter {
    constructor(action: () => Promise<T>, options?: Options);
    readonly closed: boolean;
    readonly opened: boolean;
    readonly status: Status;
    fire(): Promise<T>;
    open(): void;
  }
}
