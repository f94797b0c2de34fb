import type { BoardLine } from './board-lines.ts';

type Items = Extract<BoardLine, { kind: 'items' }>;

/** Where a key leads from `from` in the list; null: nowhere, or not a key of the list. */
export function moveActive(lines: readonly BoardLine[], from: string | null, key: string): string | null {
  const items = lines.filter((line): line is Items => line.kind === 'items');
  const names = items.flatMap((line) => line.names);
  const index = from === null ? -1 : names.indexOf(from);
  if (index < 0) return key in STEPS ? (names[0] ?? null) : null;
  switch (STEPS[key]) {
    case 'next':
      return names[index + 1] ?? null;
    case 'previous':
      return names[index - 1] ?? null;
    case 'first':
      return names[0] ?? null;
    case 'last':
      return names.at(-1) ?? null;
    case 'down':
      return byLine(items, index, 1);
    case 'up':
      return byLine(items, index, -1);
    default:
      return null;
  }
}

const STEPS: Readonly<Record<string, 'next' | 'previous' | 'first' | 'last' | 'down' | 'up'>> = {
  j: 'next',
  k: 'previous',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Home: 'first',
  End: 'last',
};

/** The same column one line on, or the last of a shorter line. */
function byLine(items: readonly Items[], index: number, step: 1 | -1): string | null {
  const at = items.findIndex((line) => index < line.first + line.names.length);
  const present = items[at];
  const target = items[at + step];
  if (!present || !target) return null;
  return target.names[Math.min(index - present.first, target.names.length - 1)] ?? null;
}
