import { describe, expect, it } from 'vitest';
import { NOON } from '../testing/views.ts';
import { domainOf, readRange, type TimeRange, writeRange } from './time-range.ts';

const read = (text: string) => readRange(new URLSearchParams(text));
const HOUR = 3_600_000;
const fixed: TimeRange = { kind: 'fixed', from: NOON - HOUR, to: NOON };

describe('the range in the address', () => {
  it('is a span up to now, or two instants', () => {
    expect(read('range=6h')).toEqual({ kind: 'live', span: '6h' });
    expect(read('from=2026-03-01T11:00:00Z&to=2026-03-01T12:00:00.000Z')).toEqual(fixed);
    expect(read(`from=${NOON - HOUR}&to=${NOON}`)).toEqual(fixed);
  });

  it.each([
    '',
    'range=2y',
    'range=toString',
    'from=2026-03-01T11:00:00Z',
    'from=5&to=4',
    'from=5&to=5',
    'from=x&to=y',
  ])('is none where it makes no sense: %s', (text) => expect(read(text)).toBeNull());

  it('is written so that it is read again, and nothing else is touched', () => {
    for (const range of [fixed, { kind: 'live', span: '7d' } as const]) {
      const search = writeRange(new URLSearchParams('theme=dark&range=1h&from=3'), range);
      expect(readRange(search)).toEqual(range);
      expect(search.get('theme')).toBe('dark');
    }
    expect(writeRange(new URLSearchParams('q=a&from=1&to=2'), null).toString()).toBe('q=a');
  });

  it('goes on with the time, or stands still', () => {
    expect(domainOf({ kind: 'live', span: '1h' }, NOON)).toEqual({ from: NOON - HOUR, to: NOON });
    expect(domainOf(fixed, NOON + 9 * HOUR)).toEqual({ from: NOON - HOUR, to: NOON });
  });
});
