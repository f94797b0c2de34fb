import { InvalidConfigError } from './breaker-errors.ts';

/** What a number must be; written out the same way in every message. */
export interface NumberRule {
  readonly integer?: boolean;
  readonly finite?: boolean;
  readonly atLeast?: number;
  readonly above?: number;
  readonly atMost?: number;
  /** Said after the upper bound, e.g. where it comes from. */
  readonly because?: string;
}

/** The one place where a range is checked and its message made. */
export function numberSetting(path: string, value: unknown, rule: NumberRule): number {
  if (typeof value !== 'number' || !obeys(value, rule)) {
    throw new InvalidConfigError(path, `must be ${describe(rule)}, got ${show(value)}`);
  }
  return value;
}

export function refuseSetting(path: string, expected: string, value: unknown): never {
  throw new InvalidConfigError(path, `must be ${expected}, got ${show(value)}`);
}

/** Checks one setting: answers its value, completed and frozen, or throws what it must be. */
export type Setting<T> = (path: string, value: unknown) => T;

export const numberIn =
  (rule: NumberRule): Setting<number> =>
  (path, value) =>
    numberSetting(path, value, rule);

export const count: Setting<number> = numberIn({ integer: true, atLeast: 1 });

export const percent: Setting<number> = numberIn({ above: 0, atMost: 100 });

export function object(path: string, value: unknown, expected = 'an object'): object {
  return typeof value === 'object' && value !== null ? value : refuseSetting(path, expected, value);
}

/** What something is called. */
export const text: Setting<string> = (path, value) =>
  typeof value === 'string' && value !== '' ? value : refuseSetting(path, 'a text that is not empty', value);

export const flag: Setting<boolean> = (path, value) =>
  typeof value === 'boolean' ? value : refuseSetting(path, 'true or false', value);

export const orNull =
  <T>(setting: Setting<T>): Setting<T | null> =>
  (path, value) =>
    value === null ? null : setting(path, value);

function obeys(value: number, rule: NumberRule): boolean {
  const { integer = false, finite = true, atLeast = -Infinity, above = -Infinity, atMost = Infinity } = rule;
  if (Number.isNaN(value) || (finite && !Number.isFinite(value))) return false;
  return (!integer || Number.isInteger(value)) && value >= atLeast && value <= atMost && value > above;
}

function describe({ integer, finite, atLeast, above, atMost, because }: NumberRule): string {
  const bounds = [];
  if (atLeast !== undefined) bounds.push(`of at least ${atLeast}`);
  if (above !== undefined) bounds.push(`above ${above}`);
  if (atMost !== undefined) bounds.push(bounds.length === 0 ? `of at most ${atMost}` : `at most ${atMost}`);
  const kind = integer ? 'an integer' : finite === false ? 'a number' : 'a finite number';
  return `${kind} ${bounds.join(' and ')}${because === undefined ? '' : ` (${because})`}`;
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value !== 'object')
    return typeof value === 'function' ? 'a function' : String(value);
  return Array.isArray(value) ? 'an array' : 'an object';
}
