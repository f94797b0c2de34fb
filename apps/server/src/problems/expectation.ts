import { assertNever } from '../assert-never.ts';
import { type AnySchema, formOf, type NumberBounds, ownMessage } from './schema-form.ts';

/** What a schema wants, to follow "must be": `an integer of at least 1`, `one of a, b`; null where there are no words for it. */
export function expectation(schema: AnySchema): string | null {
  const own = ownMessage(schema);
  if (own?.startsWith('must be ')) return own.slice('must be '.length);
  const form = formOf(schema);
  switch (form.type) {
    case 'number':
      return numberWords(form.bounds);
    case 'text':
      return 'text';
    case 'boolean':
      return 'true or false';
    case 'list':
      return 'a list';
    case 'record':
      return 'an object';
    case 'object':
      return objectWords(Object.keys(form.shape));
    case 'choice':
      return listWords(form.values);
    case 'variants':
      return unionWords(form.options);
    case 'json':
      return 'a JSON value';
    case 'other':
      return null;
    default:
      return assertNever(form);
  }
}

/** A large upper bound is a guard rail, not information: it is named only to whoever crossed it. */
const TELLING_MAXIMUM = 100;

function numberWords({ integer, above, atMost }: NumberBounds): string {
  const kind = integer ? 'an integer' : 'a number';
  if (above === null) return kind;
  const telling = atMost !== null && atMost <= TELLING_MAXIMUM;
  return telling ? `${kind} ${above} and at most ${atMost}` : `${kind} ${above}`;
}

export function listWords(values: readonly unknown[]): string {
  const words = values.map(String);
  return words.length === 1 ? words.join() : `one of ${words.join(', ')}`;
}

const objectWords = (keys: readonly string[]): string =>
  keys.length === 0 ? 'an object' : `an object with ${keys.join(', ')}`;

/** Objects first, since the words of a scalar may end in a list of their own. */
function unionWords(options: readonly AnySchema[]): string | null {
  const types = options.flatMap(typesOf);
  if (types.length >= options.length) return `an object whose type is ${listWords(types)}`;
  const words = options.map(expectation).filter((text) => text !== null);
  const objectsFirst = [...new Set(words)].sort((left, right) => rank(left) - rank(right));
  return objectsFirst.length === 0 ? null : objectsFirst.join(' or ');
}

/** The `type` by which a variant is told apart. */
function typesOf(option: AnySchema): readonly unknown[] {
  const form = formOf(option);
  const type = form.type === 'object' ? form.shape['type'] : undefined;
  const literal = type && formOf(type);
  return literal?.type === 'choice' ? literal.values : [];
}

const rank = (words: string): number => (words.startsWith('an object') ? 0 : 1);
