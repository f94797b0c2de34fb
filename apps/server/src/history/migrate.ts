import type { Connection } from './connection.ts';
import { MIGRATIONS } from './migrations.ts';

/** The file may be sound and is still not for this program; `message` is for whoever starts it. Nothing was changed. */
export class ForeignDatabaseError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ForeignDatabaseError';
  }
}

/** 'Fuse': marks the file as ours. */
const APPLICATION_ID = 0x46757365;

/**
 * Brings the file to the newest version, in one transaction: it is at the old or at the new one, never between.
 * @throws ForeignDatabaseError where it is of a newer program, or of another
 */
export function migrate(connection: Connection, migrations = MIGRATIONS): void {
  const version = connection.pragma('user_version');
  checkOwner(connection, version);
  if (version > migrations.length) {
    throw new ForeignDatabaseError(
      `${connection.file} was written by a newer version of this program (its format is ${version}, this one knows up to ` +
        `${migrations.length}). Start that version, or choose another folder with --data.`,
    );
  }
  if (version === migrations.length) return;
  connection.transaction(() => {
    for (const migration of migrations.slice(version)) {
      if (typeof migration === 'string') connection.script(migration);
      else migration(connection);
    }
    connection.script(
      `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${migrations.length}`,
    );
  });
}

function checkOwner(connection: Connection, version: number): void {
  const empty = version === 0 && connection.tables() === 0;
  if (empty || connection.pragma('application_id') === APPLICATION_ID) return;
  throw new ForeignDatabaseError(
    `${connection.file} is the database of another program. Choose another folder with --data.`,
  );
}
