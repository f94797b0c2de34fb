import { describe, expect, it } from 'vitest';
import { bandAt, stateBands } from './state-bands.ts';

const domain = { from: 100, to: 200 };

describe('state bands', () => {
  it('are cut to the domain, and the present state reaches to its end', () => {
    const bands = stateBands(
      [
        { state: 'closed', from: 0, to: 90 },
        { state: 'open', from: 90, to: 150 },
        { state: 'half-open', from: 150, to: null },
      ],
      domain,
    );
    expect(bands).toEqual([
      { state: 'open', from: 100, to: 150 },
      { state: 'half-open', from: 150, to: 200 },
    ]);
  });

  it('join neighbours of one state, as a reset in closed makes', () => {
    const bands = stateBands(
      [
        { state: 'closed', from: 110, to: 120 },
        { state: 'closed', from: 120, to: 130 },
      ],
      domain,
    );
    expect(bands).toEqual([{ state: 'closed', from: 110, to: 130 }]);
  });

  it('give the later state at the instant where two meet', () => {
    const bands = stateBands(
      [
        { state: 'closed', from: 100, to: 150 },
        { state: 'open', from: 150, to: null },
      ],
      domain,
    );
    expect(bandAt(bands, 150)?.state).toBe('open');
    expect(bandAt(bands, 99)).toBeUndefined();
  });
});
