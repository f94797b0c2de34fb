import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from './connection.ts';
import { faultOf } from './fault.ts';
import { migrate } from './migrate.ts';

export const IN_MEMORY = ':memory:';
const FILE_NAME = 'fuseboard.db';
/** A larger file is not read through at the start; what is damaged in it is found when it is used. */
const LARGEST_CHECKED_BYTES = 64_000_000;
const OWNER_ONLY = 0o600;

export interface OpenedDatabase {
  readonly connection: Connection;
  /** Where the file went that was damaged; null: it was sound. */
  readonly setAside: string | null;
}

export const databaseFile = (folder: string): string =>
  folder === IN_MEMORY ? IN_MEMORY : join(folder, FILE_NAME);

/** Lies beside a file that was found damaged while in use, until the next start. */
export const damagedMark = (file: string): string => `${file}-damaged`;

/**
 * Opens the database of a folder, which is made where it is not there. A damaged file is set aside under another name, never
 * deleted, and a new one begun.
 * @throws ForeignDatabaseError
 * @throws Error whatever else keeps it from being used; see `faultOf`
 */
export function openDatabase(folder: string, now: number): OpenedDatabase {
  const file = databaseFile(folder);
  if (folder === IN_MEMORY) return { connection: openSound(file), setAside: null };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    if (!existsSync(damagedMark(file))) return { connection: openSound(file), setAside: null };
  } catch (error) {
    if (faultOf(error) !== 'damaged') throw error;
  }
  const setAside = moveAside(file, now);
  return { connection: openSound(file), setAside };
}

function openSound(file: string): Connection {
  if (file !== IN_MEMORY) keepFromOthers(file);
  const connection = new Connection(file);
  try {
    const small = file !== IN_MEMORY && statSync(file).size <= LARGEST_CHECKED_BYTES;
    const damage = small ? connection.damage() : null;
    if (damage !== null) throw Object.assign(new Error(damage), { code: 'SQLITE_CORRUPT' });
    migrate(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The headers of an endpoint may hold a secret. What SQLite puts beside a file has the file's mode. */
function keepFromOthers(file: string): void {
  closeSync(openSync(file, 'a', OWNER_ONLY));
  chmodSync(file, OWNER_ONLY);
}

/** With what belongs to it: the write-ahead log may hold what the file does not yet. */
function moveAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
  const name = (attempt: number): string => `${file}.damaged-${stamp}${attempt === 0 ? '' : `-${attempt}`}`;
  let attempt = 0;
  while (existsSync(name(attempt))) attempt += 1;
  for (const suffix of ['', '-wal', '-damaged']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, name(attempt) + suffix);
  }
  return name(attempt);
}
