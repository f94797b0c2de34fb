import { type BoardLine, type ItemsLine, itemLines } from './board-lines.ts';

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

/** Where a key leads from `from` in the list; null: nowhere, or not a key of the list. */
export function moveActive(lines: readonly BoardLine[], from: string, key: string): string | null {
  const step = STEPS[key];
  if (step === undefined) return null;
  const items = itemLines(lines);
  const names = items.flatMap((line) => line.names);
  return stepTo(step, { items, names, index: names.indexOf(from) });
}

interface Place {
  readonly items: readonly ItemsLine[];
  readonly names: readonly string[];
  readonly index: number;
}

function stepTo(step: Step, { items, names, index }: Place): string | null {
  switch (step) {
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
      return step satisfies never;
  }
}

/** The same column one line on, or the last of a shorter line. */
function byLine(items: readonly ItemsLine[], index: number, step: 1 | -1): string | null {
  const at = items.findIndex((line) => index < line.first + line.names.length);
  const present = items[at];
  const target = items[at + step];
  if (!present || !target) return null;
  return target.names[Math.min(index - present.first, target.names.length - 1)] ?? null;
}
