/** Breakers under one heading, in the order in which they are listed. */
export interface Section {
  readonly key: string;
  /** null: no heading. */
  readonly title: string | null;
  readonly names: readonly string[];
}

/** What the list is made of, top to bottom: each of a height that is known beforehand. */
export type BoardLine =
  | { readonly kind: 'heading'; readonly key: string; readonly title: string; readonly count: number }
  | {
      readonly kind: 'items';
      readonly key: string;
      readonly names: readonly string[];
      readonly first: number;
    };

/** `first` counts breakers through all sections, from 0. */
export function boardLines(sections: readonly Section[], columns: number): readonly BoardLine[] {
  const lines: BoardLine[] = [];
  let first = 0;
  for (const { key, title, names } of sections) {
    if (title !== null) lines.push({ kind: 'heading', key: `heading ${key}`, title, count: names.length });
    for (let start = 0; start < names.length; start += columns) {
      const part = names.slice(start, start + columns);
      lines.push({ kind: 'items', key: `${key} ${start}`, names: part, first });
      first += part.length;
    }
  }
  return lines;
}
