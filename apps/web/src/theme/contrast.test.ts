import { describe, expect, it } from 'vitest';
import { contrast, themeTokens, type Scheme } from '../testing/theme-tokens.ts';

const GROUNDS = ['ground', 'surface', 'raised', 'sunken'];
const INKS = ['ink', 'ink-2', 'ink-3'];
const STATES = ['closed', 'half-open', 'open', 'forced-open', 'metrics-only', 'disabled'];

type Pair = readonly [fore: string, back: string];

const over = (fores: readonly string[], backs: readonly string[]): Pair[] =>
  fores.flatMap((fore) => backs.map((back): Pair => [fore, back]));

/** Everything that is written in one colour on another. */
const TEXT: readonly Pair[] = [
  ...over([...INKS, ...STATES], GROUNDS),
  ...STATES.map((state): Pair => [state, `${state}-wash`]),
  ...over(
    INKS,
    STATES.map((state) => `${state}-wash`),
  ),
  ['ink-inverse', 'ink'],
  ['ink-inverse', 'ink-2'],
];

/** What is drawn and has to be seen: the frames of controls, the ring of the focus. */
const GRAPHICS: readonly Pair[] = [
  ...over(['line-strong', 'focus'], GROUNDS),
  ...over(
    ['line-strong', 'focus'],
    STATES.map((state) => `${state}-wash`),
  ),
];

function tooFaint(scheme: Scheme, pairs: readonly Pair[], least: number): readonly string[] {
  const tokens = themeTokens(scheme);
  return pairs.flatMap(([fore, back]) => {
    const ratio = contrast(tokens.colour(fore), tokens.colour(back));
    return ratio < least ? [`${fore} on ${back}: ${ratio.toFixed(2)}:1`] : [];
  });
}

describe.each(['light', 'dark'] as const)('[12] the colours of the %s theme', (theme) => {
  it('hold 4.5:1 for text and 3:1 for graphics', () => {
    const scheme = { theme, moreContrast: false };
    expect(tooFaint(scheme, TEXT, 4.5)).toEqual([]);
    expect(tooFaint(scheme, GRAPHICS, 3)).toEqual([]);
  });

  it('[13] hold 7:1 for text and 4.5:1 for every line where more contrast is asked for', () => {
    const scheme = { theme, moreContrast: true };
    expect(tooFaint(scheme, TEXT, 7)).toEqual([]);
    expect(tooFaint(scheme, [...GRAPHICS, ...over(['line'], GROUNDS)], 4.5)).toEqual([]);
  });
});

it('knows black from white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

it('[13] where the system has its own colours, every colour is one of them', () => {
  const { colours, forced } = themeTokens({ theme: 'light', moreContrast: false });
  expect(forced).toEqual(colours);
});
