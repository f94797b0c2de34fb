/** Rows that are still being written, a list a column: plain arrays grow fastest, and what is handed on is typed. */
export function columns<Name extends string>(...names: readonly Name[]): Readonly<Record<Name, number[]>> {
  const lists = names.map((name): [Name, number[]] => [name, []]);
  return Object.fromEntries(lists) as Record<Name, number[]>; // one a name
}
