import { DRAWS } from './draw.ts';

/** How long calls take, ms: a number for all, or what so many percent of them take at most, with straight lines between. */
export type Latency =
  | number
  | {
      readonly p0: number;
      readonly p50: number;
      readonly p90: number;
      readonly p99: number;
      readonly p100: number;
    };

/** The latency that the share `drawn` of all numbers stands for, ms. Plus, minus, times and divide alone: alike on every engine. */
export function latencyOf(latency: Latency, drawn: number): number {
  if (typeof latency === 'number') return latency;
  const percent = (drawn / DRAWS) * 100;
  if (percent < 50) return between(latency.p0, latency.p50, percent / 50);
  if (percent < 90) return between(latency.p50, latency.p90, (percent - 50) / 40);
  if (percent < 99) return between(latency.p90, latency.p99, (percent - 90) / 9);
  return between(latency.p99, latency.p100, percent - 99);
}

function between(low: number, high: number, share: number): number {
  return low + (high - low) * share;
}
