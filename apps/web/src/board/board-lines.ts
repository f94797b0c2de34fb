/** Breakers under one heading, in the order in which they are listed. */
export interface Section {
  readonly key: string;
  /** null: no heading. */
  readonly title: string | null;
  readonly names: readonly string[];
}

interface LineBase {
  readonly key: string;
  /** The section's. */
  readonly section: string;
}

interface HeadingLine extends LineBase {
  readonly kind: 'heading';
  readonly title: string;
  readonly count: number;
}

export interface ItemsLine extends LineBase {
  readonly kind: 'items';
  readonly names: readonly string[];
  /** How many breakers come before, through all sections. */
  readonly first: number;
}

/** What the list is made of, top to bottom: each of a height that is known beforehand. */
export type BoardLine = HeadingLine | ItemsLine;

export function boardLines(sections: readonly Section[], columns: number): readonly BoardLine[] {
  const lines: BoardLine[] = [];
  let first = 0;
  for (const { key: section, title, names } of sections) {
    if (title !== null) {
      lines.push({ kind: 'heading', key: `${section} heading`, section, title, count: names.length });
    }
    for (let start = 0; start < names.length; start += columns) {
      const part = names.slice(start, start + columns);
      lines.push({ kind: 'items', key: `${section} ${start}`, section, names: part, first });
      first += part.length;
    }
  }
  return lines;
}

export const itemLines = (lines: readonly BoardLine[]): readonly ItemsLine[] =>
  lines.filter((line) => line.kind === 'items');
