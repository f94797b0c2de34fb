import { z } from 'zod';
import { API_SCHEMAS } from './api-schemas.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const PLACE = '#/components/schemas/';
/** Where zod puts schemas that refer to themselves; of ours that is `z.json()` alone. */
const SHARED = '__shared';
const NAMES = new Map(Object.entries(API_SCHEMAS).map(([name, schema]) => [schema, name]));

/** Every named schema as JSON Schema, referring to one another by name. */
export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of NAMES) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `${PLACE}${id}` });
  const named = Object.entries(schemas).filter(([name]) => name !== SHARED);
  return Object.fromEntries(named.map(([name, schema]) => [name, withoutIds(schema)]));
}

export function referTo(schema: z.ZodType): JsonSchema {
  const name = NAMES.get(schema);
  if (name === undefined) throw new Error('A schema of the API has no name in API_SCHEMAS.');
  return { $ref: `${PLACE}${name}` };
}

export interface QueryParameter {
  readonly name: string;
  readonly in: 'query';
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
}

/** Values of one that is given several times are a list. */
export function queryParameters(query: z.ZodObject): readonly QueryParameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    if (typeof property === 'boolean') throw new Error(`The query's ${name} has no schema.`);
    const { description = '', ...schema } = property;
    const list = schema.anyOf?.find((one) => typeof one === 'object' && one.type === 'array');
    return {
      name,
      in: 'query',
      required: required.includes(name),
      description,
      schema: withoutIds(list ?? schema),
    };
  });
}

/**
 * Identifiers would make another base of references; what is shared is any JSON at all; and a URL whose secrets are hidden is
 * none any more by the letter of RFC 3986.
 */
function withoutIds(schema: object): JsonSchema {
  const text = JSON.stringify(schema, (key, value: unknown) => {
    if (key === '$id' || key === '$schema' || (key === 'format' && value === 'uri')) return undefined;
    return isSharedReference(value) ? {} : value;
  });
  return JSON.parse(text) as JsonSchema; // it was an object
}

const isSharedReference = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  '$ref' in value &&
  String(value.$ref).startsWith(`${PLACE}${SHARED}`);
