import { entryText, type JournalEntry } from '@fuseboard/protocol';
import { type Connection, sql } from './connection.ts';

/** Entries read at a time. */
const MOST = 1_000;

export const INSERT_TEXT = 'INSERT INTO journal_text (seq, text) VALUES (?, ?)';

/** For the entries of a file from before there was a search. */
export function fillJournalText(connection: Connection): void {
  for (let last = 0; ; ) {
    const query = sql.selectFrom('journal').select(['seq', 'body']).where('seq', '>', last);
    const rows = connection.all(query.orderBy('seq').limit(MOST));
    for (const { seq, body } of rows) {
      connection.run(INSERT_TEXT, [seq, entryText(JSON.parse(body) as JournalEntry)]); // written as one
      last = seq;
    }
    if (rows.length < MOST) return;
  }
}
