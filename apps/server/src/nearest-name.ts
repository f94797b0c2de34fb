/** The known name that was probably meant, within about a third of the letters wrong; null when none is near. */
export function nearestName(wrong: string, known: Iterable<string>): string | null {
  const wanted = wrong.toLowerCase();
  let best: string | null = null;
  let least = Math.floor(Math.max(wrong.length, 3) / 3) + 1;
  for (const name of known) {
    const distance = editDistance(wanted, name.toLowerCase(), least);
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment); at least `limit` counts as `limit`. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      current.push(cell({ left, right, row, column, before, above, current }));
    }
    [before, above] = [above, current];
  }
  return Math.min(above[right.length] ?? limit, limit);
}

interface Cell {
  readonly left: string;
  readonly right: string;
  readonly row: number;
  readonly column: number;
  readonly before: readonly number[];
  readonly above: readonly number[];
  readonly current: readonly number[];
}

function cell({ left, right, row, column, before, above, current }: Cell): number {
  const at = (line: readonly number[], index: number): number => line[index] ?? Number.POSITIVE_INFINITY;
  const same = left[row - 1] === right[column - 1];
  const swapped =
    row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
  return Math.min(
    at(above, column - 1) + (same ? 0 : 1),
    at(above, column) + 1,
    at(current, column - 1) + 1,
    swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
  );
}
