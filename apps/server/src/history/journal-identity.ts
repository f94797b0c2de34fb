import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { type Connection, sql } from './connection.ts';
import { IN_MEMORY } from './open-database.ts';

/**
 * Names the numbering of the journal: as long as it stays, a number means the same entry. Numbers that were given out and did
 * not get into the file before the process ended would be given out again, so a mark beside the file says that there are
 * some, and then the next start begins a numbering of another name. The mark is empty: a full disk has room for it.
 */
export class JournalIdentity {
  readonly #connection: Connection;
  #marked = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Within a transaction. */
  read(): string {
    const query = sql.selectFrom('meta').select('value').where('key', '=', 'journal');
    const known = this.#connection.all(query)[0]?.value;
    if (known !== undefined && !existsSync(this.#mark)) return known;
    const id = randomUUID();
    this.#connection.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', ['journal', id]);
    return id;
  }

  /** Numbers are out that are not in the file. */
  lag(): void {
    if (this.#marked || this.#connection.file === IN_MEMORY) return;
    try {
      writeFileSync(this.#mark, '');
      this.#marked = true;
    } catch {
      // Tried again with the next entry; what is wrong with the disk is told already.
    }
  }

  /** All of them are. */
  catchUp(): void {
    this.#marked = false;
    if (this.#connection.file !== IN_MEMORY) rmSync(this.#mark, { force: true });
  }

  get #mark(): string {
    return `${this.#connection.file}-unsaved`;
  }
}
