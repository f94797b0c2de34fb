const LONGEST = 60;

/** Under these keys a value is never repeated to anybody: it is a secret, or may carry one. */
const SECRET_KEYS: ReadonlySet<PropertyKey> = new Set([
  'headers',
  'url',
  'body',
  'secret',
  'token',
  'tokens',
  'password',
  'authorization',
]);

/** A rejected value as a message may show it: short, and only its kind where it may be secret. */
export function shownValue(value: unknown, keys: readonly PropertyKey[]): string {
  const secret = keys.some((key) => SECRET_KEYS.has(key));
  if (typeof value === 'string') return secret ? 'other text' : quoted(value);
  if (typeof value === 'number' || typeof value === 'bigint') return secret ? 'a number' : String(value);
  if (typeof value === 'boolean') return secret ? 'true or false' : String(value);
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : typeof value;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
