import SHEET from '../theme/tokens.css?raw';

/** One of the four looks that `tokens.css` has values for. */
export interface Scheme {
  readonly theme: 'light' | 'dark';
  /** As with `prefers-contrast: more`. */
  readonly moreContrast: boolean;
}

interface ThemeTokens {
  /** `#rrggbb`; `name` without the dashes. */
  readonly colour: (name: string) => string;
  /** The names of all tokens that are a colour. */
  readonly colours: readonly string[];
  /** The names of those that are one of the system's where it has its own colours. */
  readonly forced: readonly string[];
}

export function themeTokens({ theme, moreContrast }: Scheme): ThemeTokens {
  const values = new Map([
    ...declarations(SHEET.slice(0, SHEET.indexOf('@media'))),
    ...(moreContrast ? declarations(mediaBlock('prefers-contrast: more')) : []),
  ]);
  const colour = (name: string): string => {
    const pair = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(values.get(name) ?? '');
    const value = pair?.[theme === 'light' ? 1 : 2];
    if (value === undefined) throw new Error(`tokens.css has no two colours for --${name}`);
    return value;
  };
  return {
    colour,
    colours: [...values].flatMap(([name, value]) => (value.startsWith('light-dark(') ? [name] : [])).sort(),
    forced: [...declarations(mediaBlock('forced-colors: active'))]
      .flatMap(([name, value]) => (/^[A-Z]\w+$/.test(value) ? [name] : []))
      .sort(),
  };
}

/** WCAG 2.2, relative luminance and contrast ratio. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function mediaBlock(feature: string): string {
  const start = SHEET.indexOf(`@media (${feature})`);
  if (start < 0) throw new Error(`tokens.css has nothing for ${feature}`);
  return SHEET.slice(start, SHEET.indexOf('\n}', start));
}

const declarations = (css: string): Map<string, string> =>
  new Map([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
