import type { NumbersView } from './breaker-view.ts';

/**
 * One breaker's numbers as a tuple, by position, since 1,000 of them travel 4 times a second:
 * index in the snapshot's `breakers`, then the fields of `NumbersView` in the order of the labels below.
 * Rates and shares have two decimals, latencies one. `flags` bit 0: `waitElapsed`.
 */
export type FrameRow = readonly [
  index: number,
  failureRate: number | null,
  slowCallRate: number | null,
  buffered: number,
  failed: number,
  slow: number,
  consecutiveFailures: number,
  rate: number,
  p50: number | null,
  p95: number | null,
  p99: number | null,
  success: number,
  failure: number,
  ignored: number,
  rejected: number,
  late: number,
  timeout: number,
  flags: number,
  /** permitted, in flight, succeeded, failed, slow; null unless half-open */
  halfOpen: readonly [number, number, number, number, number] | null,
  /** percent let through, epoch ms of its end; left out unless a slow start is under way */
  slowStart?: readonly [number, number],
];

const round1 = (value: number): number => Math.round(value * 10) / 10;
const round2 = (value: number): number => Math.round(value * 100) / 100;
const percent = (value: number | null): number | null => (value === null ? null : round2(value));

export function encodeRow(index: number, numbers: NumbersView): FrameRow {
  const { calls, totals, latency, halfOpen, slowStart } = numbers;
  const ramp: [] | [readonly [number, number]] =
    slowStart === null ? [] : [[round2(slowStart.admittedRate), slowStart.endsAt]];
  return [
    index,
    percent(numbers.failureRate),
    percent(numbers.slowCallRate),
    calls.buffered,
    calls.failed,
    calls.slow,
    numbers.consecutiveFailures,
    round2(numbers.rate),
    latency && round1(latency.p50),
    latency && round1(latency.p95),
    latency && round1(latency.p99),
    totals.success,
    totals.failure,
    totals.ignored,
    totals.rejected,
    totals.late,
    totals.timeout,
    numbers.waitElapsed ? 1 : 0,
    halfOpen && [halfOpen.permitted, halfOpen.inFlight, halfOpen.succeeded, halfOpen.failed, halfOpen.slow],
    ...ramp,
  ];
}

export function decodeRow(row: FrameRow, minimum: number): NumbersView {
  const [
    ,
    failureRate,
    slowCallRate,
    buffered,
    failed,
    slow,
    consecutiveFailures,
    rate,
    p50,
    p95,
    p99,
    ...rest
  ] = row;
  const [success, failure, ignored, rejected, late, timeout, flags, halfOpen, slowStart] = rest;
  return {
    failureRate,
    slowCallRate,
    calls: { buffered, failed, slow, minimum },
    consecutiveFailures,
    rate,
    latency: p50 === null || p95 === null || p99 === null ? null : { p50, p95, p99 },
    totals: { success, failure, ignored, rejected, late, timeout },
    waitElapsed: (flags & 1) === 1,
    halfOpen: halfOpen && {
      permitted: halfOpen[0],
      inFlight: halfOpen[1],
      succeeded: halfOpen[2],
      failed: halfOpen[3],
      slow: halfOpen[4],
    },
    slowStart: slowStart === undefined ? null : { admittedRate: slowStart[0], endsAt: slowStart[1] },
  };
}

/** The changed breakers' numbers. Droppable: a client that fell behind gets one frame with every row instead. */
export interface Frame {
  /** Of the snapshot whose indices the rows use; a frame of another layout is not for this picture. */
  readonly layout: number;
  /** Epoch ms. */
  readonly at: number;
  readonly rows: readonly FrameRow[];
}
