/** Values once every alias is written out. */
const MOST_VALUES = 1_000_000;

/** Aliases make small texts into huge values, or into values that hold themselves. null: it is all right. */
export function sizeProblem(root: unknown, deepest: number): string | null {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    seen += 1;
    if (seen > MOST_VALUES) return `must not hold more than ${MOST_VALUES} values, aliases written out`;
    if (depth > deepest) return `must not be nested deeper than ${deepest} levels`;
    if (typeof value !== 'object' || value === null) continue;
    for (const child of Object.values(value)) waiting.push({ value: child, depth: depth + 1 });
  }
  return null;
}
