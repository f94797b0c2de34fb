import { describe, expect, it } from 'vitest';
import { numbersView, THRESHOLDS } from '../testing/views.ts';
import { cellTexts, verdictOf } from './cell-texts.ts';

const buffered = (count: number) => ({ buffered: count, failed: 0, slow: 0, minimum: 20 });

describe('a card’s figures', () => {
  it('[4] say the error rate and of how many calls', () => {
    const numbers = numbersView({
      failureRate: 62,
      calls: buffered(50),
      latency: { p50: 132, p95: 240, p99: 1_240 },
    });
    expect(cellTexts(numbers, 'closed')).toEqual({
      errors: '62 %',
      errorsUnit: 'errors',
      samples: '50 calls',
      rate: '4.8',
      p50: '132 ms',
      p95: '240 ms',
      p99: '1.24 s',
    });
  });

  it('[5] say how many calls there are below the minimum, and judge nothing', () => {
    const numbers = numbersView({ calls: buffered(7) });
    expect(cellTexts(numbers, 'closed')).toMatchObject({
      errors: '7 of 20 calls',
      errorsUnit: '',
      samples: '',
    });
    expect(verdictOf(numbers, THRESHOLDS)).toBe('unknown');
  });

  it('are dashes where nothing is known', () => {
    expect(cellTexts(null, 'closed')).toMatchObject({ errors: '–', rate: '–', p50: '–' });
    expect(verdictOf(null, THRESHOLDS)).toBe('unknown');
  });

  it('say that a disabled breaker counts nothing', () => {
    expect(cellTexts(numbersView(), 'disabled').errors).toBe('not counted');
  });

  it('reach a verdict at the threshold, not before', () => {
    expect(verdictOf(numbersView({ failureRate: 49.99 }), THRESHOLDS)).toBe('fine');
    expect(verdictOf(numbersView({ failureRate: 50 }), THRESHOLDS)).toBe('reached');
  });
});
