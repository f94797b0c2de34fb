import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import Database from 'libsql';
import type { Schema } from './schema.ts';

/** Builds and compiles queries with their types; a `Connection` runs them, synchronously (docs/adr/0005-history.md). */
export const sql: Kysely<Schema> = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** FULL: on the disk when the commit returns. NORMAL: a power cut may take the last of them, a killed process takes none. */
export type Durability = 'FULL' | 'NORMAL';

export type Value = string | number | null | Uint8Array;

/** The one connection to a database file, which no other process can use while it is open. */
export class Connection {
  readonly file: string;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  #durability: Durability | null = null;

  /** @throws SqliteError; see `faultOf` */
  constructor(file: string) {
    this.file = file;
    this.#database = new Database(file, { timeout: 0 });
    try {
      // Before anything is read, so that the lock is held from the first read on.
      this.#database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL');
      this.#database.exec('BEGIN IMMEDIATE; COMMIT');
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Of those that are numbers. */
  pragma(name: string): number {
    const [row] = this.#database.prepare(`PRAGMA ${name}`).all() as Record<string, number>[]; // one row, one column
    return row?.[name] ?? 0;
  }

  tables(): number {
    return this.#database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all().length;
  }

  /** The first thing found wrong with the file; null: nothing. Reads all of it. */
  damage(): string | null {
    const [row] = this.#database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
    return row === undefined || row.quick_check === 'ok' ? null : row.quick_check;
  }

  /** Several statements without parameters. */
  script(text: string): void {
    this.#database.exec(text);
  }

  /** All or nothing. */
  transaction(work: () => void, durability: Durability = 'FULL'): void {
    if (this.#durability !== durability) this.#database.exec(`PRAGMA synchronous = ${durability}`);
    this.#durability = durability;
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#database.exec('COMMIT');
    } catch (error) {
      // A full disk has ended the transaction by itself.
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  run(text: string, values: readonly Value[]): void {
    this.#statement(text).run([...values]);
  }

  all<Row>(query: Compilable<Row>): readonly Row[] {
    const { sql: text, parameters } = query.compile();
    return this.#statement(text).all([...parameters]) as Row[]; // as the query's types say
  }

  /** Of statements that have to be written out. */
  rows(text: string, values: readonly Value[]): readonly unknown[] {
    return this.#statement(text).all([...values]);
  }

  /** What the log holds goes into the file where it can; where it cannot, the next start finds it in the log. */
  close(): void {
    this.#unlock();
    this.#statements.clear();
    this.#database.close();
  }

  /** Closing alone gives the lock back only once the statements, too, are collected as garbage. */
  #unlock(): void {
    try {
      // In this order: a log that was never shared cannot be left while it is one.
      this.#database.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL');
      this.#database.prepare('SELECT count(*) FROM sqlite_schema').all();
    } catch {
      // Of a file that cannot be written to, the process's end takes the lock.
    }
  }

  #statement(text: string): Database.Statement {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}
