import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

const KEYS = ['failureRateThreshold', 'slidingWindow', 'timeout', 'size', 'type'];

describe('nearestName', () => {
  it.each([
    ['failureRateTreshold', 'failureRateThreshold'],
    ['slidingwindow', 'slidingWindow'],
    ['tiemout', 'timeout'],
    ['sise', 'size'],
    ['tpye', 'type'],
  ])('%s was meant to be %s', (wrong, meant) => {
    expect(nearestName(wrong, KEYS)).toBe(meant);
  });

  it.each(['colour', 'x', 'window', ''])('nothing is near to "%s"', (wrong) => {
    expect(nearestName(wrong, KEYS)).toBeNull();
  });

  it('the nearest of several wins', () => {
    expect(nearestName('prot', ['host', 'port', 'proto'])).toBe('port');
  });
});
