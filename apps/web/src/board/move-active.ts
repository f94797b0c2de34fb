import { type BoardLine, itemLines } from './board-lines.ts';

type Step = 'next' | 'previous' | 'first' | 'last' | 'down' | 'up';

const STEPS: Readonly<Record<string, Step>> = {
  j: 'next',
  k: 'previous',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Home: 'first',
  End: 'last',
};

/** Where a key leads in the list from a breaker, or from a heading by its line's key; null: nowhere, or not a key of the list. */
export function moveActive(lines: readonly BoardLine[], from: string, key: string): string | null {
  const step = STEPS[key];
  if (step === undefined) return null;
  if (step === 'down') return byLine(lines, from, 1);
  if (step === 'up') return byLine(lines, from, -1);
  return byName(step, lines, from);
}

function byName(
  step: Exclude<Step, 'up' | 'down'>,
  lines: readonly BoardLine[],
  from: string,
): string | null {
  const names = itemLines(lines).flatMap((line) => line.names);
  const before = namesBefore(lines, from);
  const index = names.indexOf(from);
  switch (step) {
    case 'next':
      return names[index < 0 ? before : index + 1] ?? null;
    case 'previous':
      return names[(index < 0 ? before : index) - 1] ?? null;
    case 'first':
      return names[0] ?? null;
    case 'last':
      return names.at(-1) ?? null;
    default:
      return step satisfies never;
  }
}

/** How many breakers are listed before a heading. */
function namesBefore(lines: readonly BoardLine[], heading: string): number {
  const at = lines.findIndex((line) => line.key === heading);
  return itemLines(lines.slice(0, Math.max(0, at))).reduce((sum, { names }) => sum + names.length, 0);
}

/** The same column one line on, or the last of a shorter line; a heading that folds is a line of one. */
function byLine(lines: readonly BoardLine[], from: string, step: 1 | -1): string | null {
  const stops = lines.filter((line) => line.kind === 'items' || line.foldable);
  const at = stops.findIndex((line) =>
    line.kind === 'items' ? line.names.includes(from) : line.key === from,
  );
  const present = stops[at];
  const target = stops[at + step];
  if (!present || !target) return null;
  if (target.kind === 'heading') return target.key;
  const column = present.kind === 'items' ? present.names.indexOf(from) : 0;
  return target.names[Math.min(column, target.names.length - 1)] ?? null;
}
