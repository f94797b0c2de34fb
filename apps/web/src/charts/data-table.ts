import type { Figures } from './csv.ts';

/** The text alternative of a drawing: every cell in words and units. */
export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string | number; readonly cells: readonly string[] }[];
  /** The same for a file. */
  readonly figures: () => Figures;
}
