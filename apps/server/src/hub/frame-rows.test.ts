import { encodeRow, type NumbersView } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { FrameRows } from './frame-rows.ts';

const numbers = (slowStart: NumbersView['slowStart']): NumbersView => ({
  failureRate: null,
  slowCallRate: null,
  calls: { buffered: 0, failed: 0, slow: 0, minimum: 20 },
  consecutiveFailures: 0,
  rate: 0,
  latency: null,
  totals: { success: 0, failure: 0, ignored: 0, rejected: 0, late: 0, timeout: 0 },
  waitElapsed: false,
  halfOpen: null,
  slowStart,
});

describe('a row', () => {
  it('is sent again when a slow start, told only while it lasts, is all that began, changed or ended', () => {
    const rows = new FrameRows([encodeRow(0, numbers(null))]);
    const sent = (slowStart: NumbersView['slowStart']): number => {
      rows.set(encodeRow(0, numbers(slowStart)));
      return rows.take().length;
    };
    const endsAt = 1_767_225_600_000;
    expect(sent(null)).toBe(0);
    expect(sent({ admittedRate: 40, endsAt })).toBe(1);
    expect(sent({ admittedRate: 40, endsAt })).toBe(0);
    expect(sent({ admittedRate: 41, endsAt })).toBe(1);
    expect(sent(null)).toBe(1);
  });
});
