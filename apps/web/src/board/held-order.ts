/**
 * The order as it was, under a pointer or focus that must not lose its place: who is gone leaves, who is new comes last.
 */
export function holdOrder(held: readonly string[], wanted: readonly string[]): readonly string[] {
  const present = new Set(wanted);
  const kept = held.filter((name) => present.has(name));
  const known = new Set(kept);
  return [...kept, ...wanted.filter((name) => !known.has(name))];
}

export const sameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, index) => name === b[index]);
