import { DEFAULT_CONFIG } from '@fuseboard/breaker';
import { breakerDefinitionSchema, SETTING_CATALOGUE } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { type AnySchema, formOf } from '../src/problems/schema-form.ts';

/** Every place of the schema that holds a value; a record and any JSON are one place. */
function places(schema: AnySchema, path = ''): readonly string[] {
  const form = formOf(schema);
  if (form.type === 'object')
    return Object.entries(form.shape).flatMap(([key, child]) =>
      places(child, path === '' ? key : `${path}.${key}`),
    );
  if (form.type !== 'variants') return [path];
  return form.options.flatMap((option) => places(option, path));
}

const durations: Readonly<Record<string, number>> = { s: 1_000, m: 60_000 };

/** The words of the catalogue as the value they mean. */
function meant(words: string | null): unknown {
  if (words === 'off' || words === 'no limit' || words === null) return null;
  if (words === 'yes' || words === 'no') return words === 'yes';
  const [, amount, unit] = /^(\d+)([sm])$/.exec(words) ?? [];
  return amount === undefined ? Number(words) : Number(amount) * (durations[unit ?? ''] ?? 0);
}

/** Their defaults follow other settings, which the catalogue says in words. */
const FOLLOWING = ['maxConcurrentCallsInHalfOpenState', 'maxWaitDurationInHalfOpenState', 'timeout'];

describe('the catalogue of settings', () => {
  it('has every option of a definition, and nothing else', () => {
    const known = new Set(places(breakerDefinitionSchema));
    expect(new Set(SETTING_CATALOGUE.map(({ path }) => path))).toEqual(known);
    expect(SETTING_CATALOGUE).toHaveLength(known.size);
  });

  it("names the library's own defaults", () => {
    const own = Object.entries(DEFAULT_CONFIG).filter(
      ([key, value]) => typeof value !== 'function' && typeof value !== 'object' && !FOLLOWING.includes(key),
    );
    for (const [key, value] of own) {
      const setting = SETTING_CATALOGUE.find(({ path }) => path === `breaker.${key}`);
      expect([key, meant(setting?.default ?? null)]).toEqual([key, value]);
    }
    expect(own.length).toBeGreaterThan(7);
  });

  it('explains each in a sentence', () => {
    for (const { label, effect } of SETTING_CATALOGUE) {
      expect(label).not.toBe('');
      expect(effect).toMatch(/^[A-Z].{10,}\.$/);
    }
  });
});
