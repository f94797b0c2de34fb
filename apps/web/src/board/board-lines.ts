/** Breakers under one heading, in the order in which they are listed. */
export interface Section {
  readonly key: string;
  /** null: no heading. */
  readonly title: string | null;
  readonly names: readonly string[];
  /** Listed before all groups, though they belong to this one. */
  readonly above?: readonly string[];
  /** Whether its breakers can be put away. */
  readonly foldable?: boolean;
}

interface LineBase {
  readonly key: string;
  /** The section's. */
  readonly section: string;
}

export interface HeadingLine extends LineBase {
  readonly kind: 'heading';
  readonly title: string;
  /** Of the breakers below it, also while they are put away. */
  readonly names: readonly string[];
  readonly above: readonly string[];
  readonly foldable: boolean;
  readonly folded: boolean;
}

export interface ItemsLine extends LineBase {
  readonly kind: 'items';
  readonly names: readonly string[];
  /** How many breakers come before, through all sections. */
  readonly first: number;
}

/** What the list is made of, top to bottom: each of a height that is known beforehand. */
export type BoardLine = HeadingLine | ItemsLine;

export function boardLines(
  sections: readonly Section[],
  columns: number,
  /** Titles of the sections that are put away; null: none can be. */
  folds: readonly string[] | null = null,
): readonly BoardLine[] {
  const lines: BoardLine[] = [];
  let first = 0;
  for (const section of sections) {
    const heading = headingOf(section, folds);
    if (heading) lines.push(heading);
    const items = itemsOf(section, columns, first);
    if (!heading?.folded) lines.push(...items);
    first += section.names.length;
  }
  return lines;
}

function headingOf(section: Section, folds: readonly string[] | null): HeadingLine | null {
  const { key, title, names, above = [] } = section;
  if (title === null) return null;
  const foldable = section.foldable === true && folds !== null;
  const folded = foldable && folds.includes(title);
  return { kind: 'heading', key: `${key} heading`, section: key, title, names, above, foldable, folded };
}

function itemsOf({ key: section, names }: Section, columns: number, before: number): readonly ItemsLine[] {
  return Array.from({ length: Math.ceil(names.length / columns) }, (_, line) => {
    const start = line * columns;
    return {
      kind: 'items' as const,
      key: `${section} ${start}`,
      section,
      names: names.slice(start, start + columns),
      first: before + start,
    };
  });
}

export const itemLines = (lines: readonly BoardLine[]): readonly ItemsLine[] =>
  lines.filter((line) => line.kind === 'items');
