import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.UTC(2024, 0, 15, 12, 0, 0);

describe('retryAfterMs', () => {
  it.each([
    ['1', 1_000],
    [' 120 ', 120_000],
    ['3600', 3_600_000],
    ['86400', 3_600_000],
    ['99999999999999999999', 3_600_000],
    ['Mon, 15 Jan 2024 12:00:30 GMT', 30_000],
    ['Tue, 16 Jan 2024 12:00:00 GMT', 3_600_000],
    ['Monday, 15-Jan-24 12:00:30 GMT', 30_000],
    ['Mon Jan 15 12:00:30 2024 GMT', 30_000],
  ])('%s asks for %d ms', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });

  it.each([
    undefined,
    '',
    '0',
    '-5',
    '1.5',
    'soon',
    '5 minutes',
    'Mon, 15 Jan 2024 11:59:59 GMT',
    '2024-01-15T12:01:00Z',
  ])('%s asks for nothing', (header) => {
    expect(retryAfterMs(header, NOW)).toBeNull();
  });
});
