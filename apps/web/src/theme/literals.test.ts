import { expect, it } from 'vitest';

const SHEETS = Object.entries(
  import.meta.glob<string>('../**/*.css', { query: '?raw', import: 'default', eager: true }),
).map(([path, css]) => ({ path: path.replace('../', ''), css }));

/** What has a scale of its own in tokens.css. Sizes of a component and the tracks of its grid are its own affair. */
const SCALED =
  /^(font-size|font-weight|line-height|letter-spacing|z-index|box-shadow|transition|animation|(padding|margin|border|outline|row-gap|column-gap|gap)(-[\w-]+)?|[\w-]*radius)$/;
const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch|color)\(|\b(black|white|gr[ae]y|red|green|blue|orange|yellow)\b/i;
/** A figure with a unit, or a bare one where the scale has none; 0, shares and `em` are of what is around. */
const FIGURE = /(?<![\w.-])-?(?!0(?![\d.]))\d*\.?\d+(rem|px|ms|s)\b/;
const BARE = /^(font-weight|line-height|z-index)$/;

/** `file:line property: value` of whatever is written out where a token should be. */
function literals(file: string, css: string): readonly string[] {
  const declarations = css.matchAll(/^[ \t]*(?<property>[\w-]+):\s*(?<value>[^;{]+);/gm);
  return [...declarations].flatMap(({ index, groups }) => {
    const { property = '', value = '' } = groups ?? {};
    const rest = value.replaceAll(/var\(--[\w-]+/g, '');
    const written =
      COLOUR.test(rest) ||
      (SCALED.test(property) && FIGURE.test(rest)) ||
      (BARE.test(property) && /^-?\d/.test(rest) && rest !== '0');
    const line = css.slice(0, index).split('\n').length;
    return written ? [`${file}:${line} ${property}: ${value.replaceAll(/\s+/g, ' ')}`] : [];
  });
}

it('the sheets of the components take colours, type, spacing, radii, layers and times from tokens.css', () => {
  const modules = SHEETS.filter(({ path }) => path.endsWith('.module.css'));
  expect(modules.length).toBeGreaterThan(40);
  expect(modules.flatMap(({ path, css }) => literals(path, css))).toEqual([]);
});

it('every token that is used is one that there is', () => {
  const all = SHEETS.map(({ css }) => css).join('\n');
  const known = new Set([...all.matchAll(/^\s*--([\w-]+):/gm)].map(([, name]) => name));
  const unknown = [...all.matchAll(/var\(--([\w-]+)\)/g)].flatMap(([, name = '']) =>
    known.has(name) || GIVEN.has(name) ? [] : [name],
  );
  expect([...new Set(unknown)]).toEqual([]);
});

/** Set by a component on its element, or by Base UI. */
const GIVEN = new Set(['way', 'lines', 'transform-origin']);

it.each([
  ['padding: 0.5rem', true],
  ['margin: 0 auto', false],
  ['color: #fff', true],
  ['background: color-mix(in srgb, var(--ink) 10%, transparent)', false],
  ['font-weight: 600', true],
  ['line-height: var(--leading)', false],
  ['inline-size: 7rem', false],
  ['transition: opacity 200ms var(--ease)', true],
  ['border-radius: 50%', false],
])('%s is a literal: %s', (declaration, is) => {
  expect(literals('a.css', `.a {\n  ${declaration};\n}`)).toHaveLength(is ? 1 : 0);
});
