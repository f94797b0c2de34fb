import type { z } from 'zod';

export type AnySchema = z.core.$ZodType;

/** As much of a zod schema as messages need, without the wrappers that say only whether a value must be there. */
export type SchemaForm =
  | { readonly type: 'number'; readonly bounds: NumberBounds }
  | { readonly type: 'text' }
  | { readonly type: 'boolean' }
  | { readonly type: 'list'; readonly element: AnySchema }
  | { readonly type: 'record'; readonly value: AnySchema }
  | { readonly type: 'object'; readonly shape: Readonly<Record<string, AnySchema>> }
  | { readonly type: 'choice'; readonly values: readonly unknown[] }
  | { readonly type: 'variants'; readonly options: readonly AnySchema[] }
  /** Anything JSON can hold. */
  | { readonly type: 'json' }
  | { readonly type: 'other' };

export interface NumberBounds {
  readonly integer: boolean;
  /** `of at least 1`, `greater than 0`; null without a lower bound. */
  readonly above: string | null;
  readonly atMost: number | null;
}

/** zod's own classes, told apart by `_zod.def.type`; any other matches nothing below, which is safe. */
const definitionOf = (schema: AnySchema): z.core.$ZodTypes['_zod']['def'] =>
  (schema as z.core.$ZodTypes)._zod.def; // there are no others in use

export function formOf(schema: AnySchema): SchemaForm {
  const def = definitionOf(unwrapped(schema));
  if (def.type === 'number') return { type: 'number', bounds: numberBounds(def.checks ?? []) };
  if (def.type === 'string') return { type: 'text' };
  if (def.type === 'boolean') return { type: 'boolean' };
  if (def.type === 'array') return { type: 'list', element: def.element };
  if (def.type === 'record') return { type: 'record', value: def.valueType };
  if (def.type === 'object') return { type: 'object', shape: def.shape };
  if (def.type === 'enum') return { type: 'choice', values: Object.values(def.entries) };
  if (def.type === 'literal') return { type: 'choice', values: def.values };
  if (def.type === 'union') return { type: 'variants', options: def.options };
  if (def.type === 'lazy') return { type: 'json' }; // only `z.json()` is lazy in the protocol
  return { type: 'other' };
}

function unwrapped(schema: AnySchema): AnySchema {
  const def = definitionOf(schema);
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default') {
    return unwrapped(def.innerType);
  }
  return def.type === 'pipe' ? unwrapped(def.in) : schema;
}

function numberBounds(checks: readonly z.core.$ZodCheck[]): NumberBounds {
  let bounds: NumberBounds = { integer: false, above: null, atMost: null };
  for (const { _zod } of checks) {
    const check = _zod.def as z.core.$ZodChecks['_zod']['def']; // checks are zod's own here, too
    if (check.check === 'number_format') bounds = { ...bounds, integer: check.format !== 'float64' };
    if (check.check === 'less_than') bounds = { ...bounds, atMost: Number(check.value) };
    if (check.check === 'greater_than') {
      const above = `${check.inclusive ? 'of at least' : 'greater than'} ${Number(check.value)}`;
      bounds = { ...bounds, above };
    }
  }
  return bounds;
}

/** What a schema was told to say with `error:`; null if nothing, or nothing that stands alone. */
export function ownMessage(schema: AnySchema): string | null {
  const { error } = definitionOf(unwrapped(schema));
  const said = (error as z.core.$ZodErrorMap | undefined)?.({ code: 'custom', input: undefined }); // a map of one class's issues takes any of them
  return typeof said === 'object' ? (said?.message ?? null) : (said ?? null);
}
