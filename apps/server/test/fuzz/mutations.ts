import fc from 'fast-check';

/** Texts that have broken something somewhere. */
const NASTY = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '%00',
  '%2e%2e',
  '{}',
  '[object Object]',
  "' or 1=1 --",
  '${7*7}',
  '<script>',
  '\u0000',
  '\ud800',
  '\u202e',
  '🔥',
  'x'.repeat(2_000),
  '1e400',
  'NaN',
];

export const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
);

/** Anything that JSON can say. */
export const json: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(null, true, -1, 0, 1.5, 1e308, 2 ** 53, [], {}, [[]]),
);

/** A message that would be right, with one or two things about it that may not be. */
export function mutated(seeds: readonly object[]): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.nat(), fc.constantFrom('drop', 'replace', 'add', 'nest', 'list'), json, text);
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 2 }))
    .map(([seed, changes]) => changes.reduce<unknown>((value, one) => changed(value, ...one), seed));
}

function changed(value: unknown, ...[at, how, other, name]: [number, string, unknown, string]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return other;
  const entries = Object.entries(value);
  const key = entries[at % Math.max(1, entries.length)]?.[0] ?? name;
  const rest = entries.filter(([own]) => own !== key);
  switch (how) {
    case 'drop':
      return Object.fromEntries(rest);
    case 'replace':
      return Object.fromEntries([...rest, [key, other]]);
    case 'add':
      return Object.fromEntries([...entries, [name, other]]);
    case 'nest':
      return { [key]: value };
    default:
      return [value];
  }
}

/** Bytes with some of them turned, left out, doubled or put in. */
export function mutatedBytes(seeds: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const change = fc.tuple(
    fc.nat(),
    fc.constantFrom('turn', 'cut', 'double', 'put'),
    fc.uint8Array({ maxLength: 6 }),
  );
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([seed, changes]) => changes.reduce((bytes, one) => changedBytes(bytes, ...one), seed));
}

function changedBytes(bytes: Buffer, ...[where, how, own]: [number, string, Uint8Array]): Buffer {
  const at = where % (bytes.length + 1);
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (how) {
    case 'turn':
      return Buffer.concat([head, own, tail.subarray(own.length)]);
    case 'cut':
      return Buffer.concat([head, tail.subarray(own.length + 1)]);
    case 'double':
      return Buffer.concat([head, tail, tail]);
    default:
      return Buffer.concat([head, own, tail]);
  }
}
