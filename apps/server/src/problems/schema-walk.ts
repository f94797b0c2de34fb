import { assertNever } from '../assert-never.ts';
import { type AnySchema, formOf } from './schema-form.ts';

/** The schema of the value under `keys`, with `input` to choose between variants; null where the schema has no such place. */
export function schemaAt(schema: AnySchema, keys: readonly PropertyKey[], input: unknown): AnySchema | null {
  const [key, ...rest] = keys;
  if (key === undefined) return schema;
  const child = childOf(schema, key, input);
  return child && schemaAt(child, rest, valueAt(input, [key]));
}

function childOf(schema: AnySchema, key: PropertyKey, input: unknown): AnySchema | null {
  const form = formOf(schema);
  switch (form.type) {
    case 'object':
      return form.shape[String(key)] ?? null;
    case 'list':
      return form.element;
    case 'record':
      return form.value;
    case 'variants':
      return childOfVariant(form.options, key, input);
    case 'number':
    case 'text':
    case 'boolean':
    case 'choice':
    case 'json':
    case 'other':
      return null;
    default:
      return assertNever(form);
  }
}

function childOfVariant(options: readonly AnySchema[], key: PropertyKey, input: unknown): AnySchema | null {
  for (const option of [...options.filter((candidate) => isMeant(candidate, input)), ...options]) {
    const child = childOf(option, key, input);
    if (child !== null) return child;
  }
  return null;
}

/** Whether the literals of an object schema, such as its `type`, are those of the input. */
export function isMeant(option: AnySchema, input: unknown): boolean {
  const form = formOf(option);
  if (form.type !== 'object') return false;
  return Object.entries(form.shape).every(([key, child]) => {
    const literal = formOf(child);
    return (
      literal.type !== 'choice' || literal.values.length !== 1 || literal.values[0] === valueAt(input, [key])
    );
  });
}

export function valueAt(input: unknown, keys: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
