import { describe, expect, it } from 'vitest';
import { RateRings } from './rate-rings.ts';

const read = (rings: RateRings, row = 0): (number | null)[] => {
  const out = new Float32Array(rings.points);
  rings.read(row, out);
  return Array.from(out, (value) => (Number.isNaN(value) ? null : value));
};

describe('RateRings', () => {
  it('holds the last points on a time axis, the present one last', () => {
    const rings = new RateRings(2, 4, 1_000);
    for (const [at, rate] of [
      [10_000, 1],
      [11_000, 2],
      [12_000, 3],
    ] as const) {
      rings.advance(at);
      rings.set(1, rate);
    }
    expect(read(rings, 1)).toEqual([null, 1, 2, 3]);
    expect(read(rings, 0)).toEqual([null, null, null, null]);
  });

  it('drops what is older than the axis', () => {
    const rings = new RateRings(1, 3, 1_000);
    for (let second = 0; second < 10; second++) {
      rings.advance(second * 1_000);
      rings.set(0, second);
    }
    expect(read(rings)).toEqual([7, 8, 9]);
  });

  it('carries a standing rate forward, since only changed breakers are sent', () => {
    const rings = new RateRings(1, 4, 1_000);
    rings.advance(1_000);
    rings.set(0, 20);
    rings.advance(2_000);
    rings.advance(4_000);
    expect(read(rings)).toEqual([20, 20, 20, 20]);
  });

  it('leaves a gap where nothing was heard, but for the present', () => {
    const rings = new RateRings(1, 6, 1_000);
    rings.advance(1_000);
    rings.set(0, 20);
    rings.advance(5_000);
    expect(read(rings)).toEqual([null, 20, null, null, null, 20]);
  });

  it('shows a rate that is not known as a gap, not as nothing wrong', () => {
    const rings = new RateRings(1, 2, 1_000);
    rings.advance(1_000);
    rings.set(0, 30);
    rings.advance(2_000);
    rings.set(0, null);
    expect(read(rings)).toEqual([30, null]);
  });

  it('takes history in by its own instants, and does not touch the present point', () => {
    const rings = new RateRings(1, 5, 1_000);
    rings.advance(10_200);
    rings.set(0, 99);
    rings.fill(0, [1, 2, null, 4], 10_000);
    expect(read(rings)).toEqual([null, 1, 2, null, 99]);
  });

  it('survives a jump longer than the axis', () => {
    const rings = new RateRings(1, 3, 1_000);
    rings.advance(1_000);
    rings.set(0, 5);
    rings.advance(3_600_000);
    expect(read(rings)).toEqual([null, null, 5]);
  });
});
