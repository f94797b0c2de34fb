import type { BoardLine, HeadingLine } from './board-lines.ts';
import type { BoardShape } from './board-shape.ts';

/** A line that is to be shown, and how far down, px. */
export interface ShownLine {
  readonly line: BoardLine;
  readonly top: number;
}

export interface PlacedItem {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** From 1, among all that are listed. */
  readonly position: number;
}

export interface PlacedSection {
  readonly key: string;
  readonly heading: { readonly line: HeadingLine; readonly y: number } | null;
  readonly items: readonly PlacedItem[];
}

/**
 * Every breaker at its own place. By name and not by line, so that one that moves is moved, not made anew: it keeps its
 * focus and an open menu.
 */
export function placedSections(shown: readonly ShownLine[], shape: BoardShape): readonly PlacedSection[] {
  const sections = new Map<string, { heading: PlacedSection['heading']; items: PlacedItem[] }>();
  for (const { line, top } of shown) {
    const section = sections.get(line.section) ?? { heading: null, items: [] };
    sections.set(line.section, section);
    if (line.kind === 'heading') section.heading = { line, y: top };
    else section.items.push(...placeLine(line, top, shape));
  }
  return [...sections].map(([key, section]) => ({ key, ...section }));
}

const placeLine = (
  line: Extract<BoardLine, { kind: 'items' }>,
  top: number,
  { itemWidth, columnGap }: BoardShape,
): readonly PlacedItem[] =>
  line.names.map((name, column) => ({
    name,
    x: column * (itemWidth + columnGap),
    y: top,
    position: line.first + column + 1,
  }));
