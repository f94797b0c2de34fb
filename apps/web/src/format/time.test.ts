import { describe, expect, it } from 'vitest';
import { NOON } from '../testing/views.ts';
import { ago, clockTime, countdown, duration, untilTime, wholeDuration } from './time.ts';

describe('duration', () => {
  it.each([
    [0, '0 s'],
    [250, '250 ms'],
    [999, '999 ms'],
    [12_000, '12 s'],
    [59_999, '59 s'],
    [185_000, '3 m 05 s'],
    [3_600_000, '1 h 00 m'],
    [7_620_000, '2 h 07 m'],
    [97 * 3_600_000, '4 d 01 h'],
  ])('%d ms is "%s"', (ms, text) => expect(duration(ms)).toBe(text));

  it('is never negative', () => expect(duration(-5)).toBe('0 s'));
  it('has a whole-second form for ages', () => expect(wholeDuration(950)).toBe('0 s'));
});

describe('countdown', () => {
  it.each([
    [8_000, '8 s'],
    [7_001, '8 s'],
    [1, '1 s'],
    [0, '0 s'],
    [-3_000, '0 s'],
    [125_000, '2 m 05 s'],
  ])('%d ms before the deadline is "%s"', (left, text) => expect(countdown(NOON + left, NOON)).toBe(text));
});

describe('instants', () => {
  it('has an age', () => {
    expect(ago(NOON - 12_000, NOON)).toBe('12 s ago');
    expect(ago(NOON - 900, NOON)).toBe('just now');
    expect(ago(NOON + 5_000, NOON)).toBe('just now');
  });

  it('names the day only when it is another one', () => {
    const date = new Date(2026, 2, 1, 14, 32, 5).getTime();
    expect(clockTime(date)).toBe('14:32:05');
    expect(untilTime(date, date - 60_000)).toBe('14:32');
    expect(untilTime(date, date - 86_400_000)).toBe('1 Mar 14:32');
  });
});
