/**
 * A list turned by a quarter, so that what its members have in common is told once: every key of a thousand objects once, a text that
 * many of them share once, what is the same everywhere once. How long the list is, its holder tells; `of` has an index for each member.
 */
export type Column =
  | { readonly same: Scalar }
  | { readonly each: readonly Scalar[] }
  | { readonly distinct: readonly Scalar[]; readonly of: readonly number[] }
  | { readonly fields: Readonly<Record<string, Column>> }
  /** Of lists: how many members each has, and all of these as one column. */
  | { readonly lengths: readonly number[]; readonly members: Column }
  /** Of values that have not one shape: for each shape how many there are, and a column of them. */
  | { readonly shapes: readonly Shape[]; readonly of: readonly number[] };

export interface Shape {
  readonly count: number;
  readonly column: Column;
}

type Scalar = string | number | boolean | null;

/** A text is told once where on the average two or more have it. */
const SHARED_BY = 2;

/** Of anything that JSON can say. */
export function toColumn(values: readonly unknown[]): Column {
  const shapes = byShape(values);
  if (shapes.size > 1) return shapesColumn(values, shapes);
  const [first] = values;
  if (Array.isArray(first)) return listsColumn(values as readonly (readonly unknown[])[]); // they have one shape
  if (isObject(first)) return fieldsColumn(values as readonly (typeof first)[]); // they have one shape
  return scalarColumn(values as readonly Scalar[]); // which is all that JSON has besides
}

function shapesColumn(values: readonly unknown[], byName: ReadonlyMap<string, readonly unknown[]>): Column {
  const indices = new Map([...byName.keys()].map((name, index) => [name, index]));
  return {
    shapes: [...byName.values()].map((own) => ({ count: own.length, column: toColumn(own) })),
    of: values.map((value) => indices.get(shapeOf(value)) ?? 0),
  };
}

function listsColumn(lists: readonly (readonly unknown[])[]): Column {
  return { lengths: lists.map((list) => list.length), members: toColumn(lists.flat(1)) };
}

function fieldsColumn(objects: readonly Readonly<Record<string, unknown>>[]): Column {
  const fields = keysOf(objects[0] ?? {}).map((key): [string, Column] => [
    key,
    toColumn(objects.map((object) => object[key])),
  ]);
  return { fields: Object.fromEntries(fields) };
}

function scalarColumn(values: readonly Scalar[]): Column {
  const [first] = values;
  if (first !== undefined && values.every((value) => value === first)) return { same: first };
  const indices = new Map<Scalar, number>();
  for (const value of values) if (!indices.has(value)) indices.set(value, indices.size);
  const isShared = values.length >= SHARED_BY * indices.size && values.some(isText);
  if (!isShared) return { each: values };
  return { distinct: [...indices.keys()], of: values.map((value) => indices.get(value) ?? 0) };
}

function byShape(values: readonly unknown[]): ReadonlyMap<string, readonly unknown[]> {
  const shapes = new Map<string, unknown[]>();
  for (const value of values) {
    const shape = shapeOf(value);
    const own = shapes.get(shape);
    if (own) own.push(value);
    else shapes.set(shape, [value]);
  }
  return shapes;
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return isObject(value) ? JSON.stringify(keysOf(value)) : 'scalar';
}

/** What JSON would leave out is left out. */
const keysOf = (object: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(object).filter((key) => object[key] !== undefined);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isText = (value: Scalar): boolean => typeof value === 'string';
