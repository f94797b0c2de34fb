import { describe, expect, it } from 'vitest';
import { count, latency, percent, plural, rate } from './quantity.ts';

describe('percent', () => {
  it.each([
    [0, '0 %'],
    [0.04, '<0.1 %'],
    [4.25, '4.3 %'],
    [5, '5 %'],
    [9.96, '10 %'],
    [49.6, '50 %'],
    [99.7, '99 %'],
    [100, '100 %'],
  ])('%d is "%s"', (value, text) => expect(percent(value)).toBe(text));
});

describe('rate', () => {
  it.each([
    [0, '0/s'],
    [0.04, '<0.1/s'],
    [4.84, '4.8/s'],
    [99.96, '100.0/s'],
    [120, '120/s'],
    [1_200, '1.2 k/s'],
  ])('%d is "%s"', (value, text) => expect(rate(value)).toBe(text));
});

describe('latency', () => {
  it.each([
    [0.42, '0.4 ms'],
    [9, '9 ms'],
    [132.4, '132 ms'],
    [999.6, '1.00 s'],
    [1_240, '1.24 s'],
    [12_400, '12.4 s'],
    [59_990, '60.0 s'],
    [125_000, '2 m 05 s'],
  ])('%d is "%s"', (value, text) => expect(latency(value)).toBe(text));
});

describe('count', () => {
  it.each([
    [7, '7'],
    [999, '999'],
    [12_400, '12.4 k'],
    [123_400, '123 k'],
    [999_960, '1.0 M'],
    [3_100_000, '3.1 M'],
  ])('%d is "%s"', (value, text) => expect(count(value)).toBe(text));

  it('agrees with its noun', () => {
    expect([plural(1, 'call'), plural(0, 'call'), plural(2, 'entry', 'entries')]).toEqual([
      '1 call',
      '0 calls',
      '2 entries',
    ]);
  });
});
