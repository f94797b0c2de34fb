import { print } from './model-print.ts';

/** Throws where breaker and model part first; quick where they do not, and the same in any engine. */
export function agree(breaker: unknown, model: unknown): void {
  const difference = differenceOf(breaker, model, '');
  if (difference !== null) throw new Error(difference);
}

function differenceOf(a: unknown, b: unknown, path: string): string | null {
  if (a === b || Object.is(a, b)) return null;
  const both = typeof a === 'object' && typeof b === 'object' && a !== null && b !== null;
  if (!both || Array.isArray(a) !== Array.isArray(b)) {
    return `${path}\n    breaker: ${print(a)}\n    model:   ${print(b)}`.trim();
  }
  const keys = Object.keys(a);
  for (const key of Object.keys(b)) if (!Object.hasOwn(a, key)) keys.push(key);
  for (const key of keys) {
    const difference = differenceOf(Reflect.get(a, key), Reflect.get(b, key), `${path}.${key}`);
    if (difference !== null) return difference;
  }
  return null;
}
