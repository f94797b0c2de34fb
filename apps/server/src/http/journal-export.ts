import { Readable } from 'node:stream';
import type { JournalEntry, JournalExportQuery } from '@fuseboard/protocol';
import { CSV_HEAD, csvRow } from './journal-csv.ts';

type Format = JournalExportQuery['format'];

/** How entries become a file: what comes first, each of them, and what comes last. */
interface Form {
  readonly type: string;
  readonly head: string;
  readonly each: (entry: JournalEntry, index: number) => string;
  readonly foot: string;
}

const formOf = (format: Format, bootId: string): Form =>
  format === 'csv'
    ? { type: 'text/csv; charset=utf-8', head: CSV_HEAD, each: csvRow, foot: '' }
    : {
        type: 'application/json; charset=utf-8',
        head: `{"bootId":${JSON.stringify(bootId)},"entries":[`,
        each: (entry, index) => `${index === 0 ? '' : ','}${JSON.stringify(entry)}`,
        foot: '],"next":null}',
      };

export interface ExportFile {
  readonly type: string;
  readonly name: string;
  readonly body: Readable;
}

/**
 * A part at a time, the next one when the reader has taken the last: however long the journal is, little of it is in memory. The first
 * part is read before anything is promised; where a later one cannot be read the file breaks off, so that no half of it is taken for the whole.
 */
export async function exportFile(
  parts: AsyncGenerator<readonly JournalEntry[]>,
  { format, bootId }: { readonly format: Format; readonly bootId: string },
): Promise<ExportFile> {
  const form = formOf(format, bootId);
  const first = await parts.next();
  const body = Readable.from(written(form, first.done ? [] : first.value, parts));
  return { type: form.type, name: `journal.${format}`, body };
}

async function* written(
  { head, each, foot }: Form,
  first: readonly JournalEntry[],
  others: AsyncIterable<readonly JournalEntry[]>,
): AsyncGenerator<string> {
  let count = 0;
  const text = (entries: readonly JournalEntry[]): string =>
    entries.map((entry) => each(entry, count++)).join('');
  yield head + text(first);
  for await (const entries of others) yield text(entries);
  if (foot !== '') yield foot;
}
