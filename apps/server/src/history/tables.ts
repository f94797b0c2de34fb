import type { Retention } from '../retention.ts';
import type { Connection } from './connection.ts';
import { JournalIdentity } from './journal-identity.ts';
import { JournalTable } from './journal-table.ts';
import { RunTable } from './run-table.ts';
import { SeriesKeeper } from './series-keeper.ts';
import { SeriesTable } from './series-table.ts';
import { StateTable } from './state-table.ts';
import { VersionTable } from './version-table.ts';

/** What is open of the database. */
export interface Tables {
  readonly connection: Connection;
  readonly identity: JournalIdentity;
  readonly journal: JournalTable;
  readonly states: StateTable;
  readonly versions: VersionTable;
  readonly runs: RunTable;
  readonly series: SeriesKeeper;
}

export function tablesOf(connection: Connection, retention: Retention): Tables {
  return {
    connection,
    identity: new JournalIdentity(connection),
    journal: new JournalTable(connection),
    states: new StateTable(connection),
    versions: new VersionTable(connection),
    runs: new RunTable(connection),
    series: new SeriesKeeper(retention, new SeriesTable(connection)),
  };
}
