import type { CallView } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import {
  addBatch,
  decades,
  durationTop,
  emptyRing,
  heightOf,
  nearestCall,
  sampling,
  shapeOf,
  trimRing,
} from './call-strip-series.ts';

const call = (id: number, more: Partial<CallView> = {}): CallView => ({
  id,
  outcome: 'success',
  kind: null,
  durationMs: 20,
  slow: false,
  probe: false,
  at: id * 100,
  error: null,
  ...more,
});

describe('the ring of calls', () => {
  it('drops what has left the strip, and tells the ratio of what is left', () => {
    const ring = emptyRing();
    addBatch(ring, { breaker: 'payments', calls: [call(1), call(2)], seen: 2 }, 200);
    addBatch(ring, { breaker: 'payments', calls: [call(10)], seen: 4 }, 1_000);
    expect(sampling(ring)).toBe(2);
    trimRing(ring, 500);
    expect(ring.calls.map(({ id }) => id)).toEqual([10]);
    expect(sampling(ring)).toBe(4);
  });

  it('keeps a bounded number whatever arrives', () => {
    const ring = emptyRing();
    const calls = Array.from({ length: 7_000 }, (_, index) => call(index, { at: 1_000 }));
    addBatch(ring, { breaker: 'payments', calls, seen: 7_000 }, 1_000);
    expect(ring.calls).toHaveLength(6_000);
    expect(ring.calls.at(-1)?.id).toBe(6_999);
  });
});

describe('shapes', () => {
  it('differ for every outcome, and for slow ones', () => {
    const shapes = [
      call(1),
      call(1, { slow: true }),
      call(1, { outcome: 'failure' }),
      call(1, { outcome: 'failure', slow: true }),
      call(1, { outcome: 'rejected', durationMs: null }),
      call(1, { outcome: 'ignored' }),
      call(1, { outcome: 'late' }),
    ].map(shapeOf);
    expect(new Set(shapes).size).toBe(7);
  });
});

describe('the duration axis', () => {
  it('is logarithmic from 1 ms to the power of ten above the slowest call', () => {
    const ring = emptyRing();
    addBatch(ring, { breaker: 'payments', calls: [call(1, { durationMs: 2_040 })], seen: 1 }, 100);
    const top = durationTop(ring);
    expect(top).toBe(10_000);
    expect(decades(top)).toEqual([1, 10, 100, 1_000, 10_000]);
    expect([0.2, 1, 100, 10_000, 50_000].map((ms) => heightOf(ms, top))).toEqual([0, 0, 0.5, 1, 1]);
  });

  it('keeps its height of a second when all is fast', () => {
    expect(durationTop(emptyRing())).toBe(1_000);
  });
});

describe('the call under the pointer', () => {
  it('is the nearest within reach', () => {
    const ring = emptyRing();
    addBatch(ring, { breaker: 'payments', calls: [call(1), call(2)], seen: 2 }, 200);
    const place = ({ at }: CallView) => ({ x: at, y: 0 });
    expect(nearestCall(ring, { x: 195, y: 3 }, { place, reach: 10 })?.id).toBe(2);
    expect(nearestCall(ring, { x: 150, y: 30 }, { place, reach: 10 })).toBeNull();
  });
});
