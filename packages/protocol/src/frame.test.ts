import { describe, expect, it } from 'vitest';
import type { NumbersView } from './breaker-view.ts';
import { decodeRow, encodeRow } from './frame.ts';

const full: NumbersView = {
  failureRate: 61.9,
  slowCallRate: 4.76,
  calls: { buffered: 42, failed: 26, slow: 2, minimum: 20 },
  consecutiveFailures: 3,
  rate: 4.8,
  latency: { p50: 41.2, p95: 120, p99: 1_240.5 },
  totals: { success: 1_204, failure: 88, ignored: 3, rejected: 512, late: 7, timeout: 21 },
  waitElapsed: true,
  halfOpen: { permitted: 5, inFlight: 1, succeeded: 2, failed: 0, slow: 1 },
  slowStart: { admittedRate: 41.5, endsAt: 1_767_225_600_000 },
};

const empty: NumbersView = {
  failureRate: null,
  slowCallRate: null,
  calls: { buffered: 0, failed: 0, slow: 0, minimum: 20 },
  consecutiveFailures: 0,
  rate: 0,
  latency: null,
  totals: { success: 0, failure: 0, ignored: 0, rejected: 0, late: 0, timeout: 0 },
  waitElapsed: false,
  halfOpen: null,
  slowStart: null,
};

describe('a frame row', () => {
  it('carries every number there and back', () => {
    expect(decodeRow(encodeRow(7, full), 20)).toEqual(full);
    expect(encodeRow(7, full)[0]).toBe(7);
  });

  it('keeps "not known" apart from zero', () => {
    expect(decodeRow(encodeRow(0, empty), 20)).toEqual(empty);
  });

  it('spends nothing on a slow start that is not under way', () => {
    expect(encodeRow(0, full).length - encodeRow(0, empty).length).toBe(1);
  });

  it('survives JSON', () => {
    const row = encodeRow(1, full);
    expect(JSON.parse(JSON.stringify(row))).toEqual(row);
  });

  it('rounds rates to two decimals and latencies to one', () => {
    const row = encodeRow(0, { ...full, failureRate: 33.333_33, latency: { p50: 1.25, p95: 2.349, p99: 3 } });
    expect(row.slice(1, 2)).toEqual([33.33]);
    expect(row.slice(8, 11)).toEqual([1.3, 2.3, 3]);
  });

  it('rounds the share that a slow start lets through, not its end', () => {
    const slowStart = { admittedRate: 200 / 3, endsAt: 1_767_225_612_345 };
    expect(encodeRow(0, { ...full, slowStart }).at(-1)).toEqual([66.67, 1_767_225_612_345]);
  });
});
