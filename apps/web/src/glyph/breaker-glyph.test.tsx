import { BREAKER_STATES } from '@fuseboard/protocol';
import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { BreakerGlyph, type GlyphDetail } from './breaker-glyph.tsx';

const SIZES = [16, 24, 96];

/** What is drawn, without what CSS does for a state: the arm's angle and the colour. */
function drawn(state: (typeof BREAKER_STATES)[number], size: number, detail: GlyphDetail = {}): string {
  const { container } = render(<BreakerGlyph state={state} size={size} detail={detail} />);
  return container.querySelector('svg')?.innerHTML ?? '';
}

const answered = (size: number, done: number, of: number): string => {
  const { container } = render(
    <BreakerGlyph state="half-open" size={size} detail={{ probes: { done, of } }} />,
  );
  const dots = [...container.querySelectorAll('[data-done]')];
  return dots.map((dot) => (dot.getAttribute('data-done') === 'true' ? '●' : '○')).join('');
};

describe.each(SIZES)('[10] the symbol at %i px', (size) => {
  it('has another shape in every state, but for open and closed, which differ by their arm', () => {
    const shapes = BREAKER_STATES.map((state) => drawn(state, size));
    expect(new Set(shapes).size).toBe(BREAKER_STATES.length - 1);
    expect(drawn('open', size)).toBe(drawn('closed', size));
  });

  it('says that a closed breaker is near its threshold, and only of a closed one', () => {
    expect(drawn('closed', size, { nearThreshold: true })).not.toBe(drawn('closed', size));
    expect(drawn('open', size, { nearThreshold: true })).toBe(drawn('open', size));
  });

  it('tells how many probes have answered, of more than five their share', () => {
    expect(answered(size, 0, 5)).toBe('○○○○○');
    expect(answered(size, 2, 5)).toBe('●●○○○');
    expect(answered(size, 3, 3)).toBe('●●●');
    expect(answered(size, 6, 10)).toBe('●●●○○');
    expect(answered(size, 9, 10)).toBe('●●●●○');
    expect(answered(size, 12, 10)).toBe('●●●●●');
  });
});
