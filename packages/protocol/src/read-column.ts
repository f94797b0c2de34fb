import type { Column, Shape } from './column.ts';

/** The list that the column was made of, `count` members long. */
export function fromColumn(column: Column, count: number): readonly unknown[] {
  if ('same' in column) return Array.from({ length: count }, () => column.same);
  if ('each' in column) return column.each;
  if ('distinct' in column) return column.of.map((index) => column.distinct[index]);
  if ('fields' in column) return objects(column.fields, count);
  if ('lengths' in column) return lists(column);
  return mixed(column.shapes, column.of);
}

function objects(fields: Readonly<Record<string, Column>>, count: number): readonly object[] {
  const columns = Object.entries(fields).map(([key, column]) => [key, fromColumn(column, count)] as const);
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(columns.map(([key, values]) => [key, values[index]])),
  );
}

function lists({ lengths, members }: Extract<Column, { lengths: unknown }>): readonly (readonly unknown[])[] {
  const all = fromColumn(
    members,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  let next = 0;
  return lengths.map((length) => all.slice(next, (next += length)));
}

function mixed(shapes: readonly Shape[], of: readonly number[]): readonly unknown[] {
  const rest = shapes.map(({ column, count }) => fromColumn(column, count)[Symbol.iterator]());
  return of.map((shape): unknown => rest[shape]?.next().value);
}
