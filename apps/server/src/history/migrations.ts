import type { Connection } from './connection.ts';
import { fillJournalText } from './fill-journal-text.ts';

/** Statements, or what statements alone cannot do. */
export type Migration = string | ((connection: Connection) => void);

/** Number n of the list leads from version n - 1 to n. Only ever added to: a file out there may stand at any of them. */
export const MIGRATIONS: readonly Migration[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    breaker TEXT,
    actor TEXT,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX journal_by_breaker ON journal (breaker, seq) WHERE breaker IS NOT NULL;
  CREATE INDEX journal_by_time ON journal (at);
  CREATE TABLE breaker_state (breaker TEXT PRIMARY KEY, at INTEGER NOT NULL, memento TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE run (id INTEGER PRIMARY KEY, started_at INTEGER NOT NULL, seen_at INTEGER NOT NULL) STRICT;
  CREATE TABLE run_start (
    run INTEGER NOT NULL,
    breaker TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (run, breaker)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE series_breaker (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
${[1, 10, 60].map(seriesTable).join('')}
  `,
  `
  CREATE TABLE stay (
    run INTEGER NOT NULL,
    breaker TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    state TEXT NOT NULL,
    PRIMARY KEY (run, breaker, since)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO stay (run, breaker, since, state)
    SELECT run.id, run_start.breaker, run.started_at, run_start.state FROM run_start JOIN run ON run.id = run_start.run;
  DROP TABLE run_start;
  `,
  (connection) => {
    connection.script(`
  CREATE TABLE journal_text (seq INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE journal_block (block INTEGER PRIMARY KEY, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT;
  INSERT INTO journal_block SELECT seq / 1000, min(at), max(at) FROM journal GROUP BY seq / 1000;
  CREATE INDEX journal_by_kind ON journal (kind, seq);
  CREATE INDEX journal_by_actor ON journal (actor, seq) WHERE actor IS NOT NULL;
  DROP INDEX journal_by_time;
  `);
    fillJournalText(connection);
  },
  `
  CREATE TABLE definition_version (
    breaker TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    restored INTEGER,
    source TEXT NOT NULL,
    edited INTEGER NOT NULL,
    definition TEXT,
    base TEXT,
    UNIQUE (breaker, version)
  ) STRICT;
  `,
];

/** Of spans of so many seconds; `at` is the epoch second at the end of one. */
function seriesTable(seconds: number): string {
  return `
  CREATE TABLE series_${seconds} (
    breaker INTEGER NOT NULL,
    at INTEGER NOT NULL,
    success INTEGER NOT NULL,
    failure INTEGER NOT NULL,
    ignored INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    late INTEGER NOT NULL,
    timeout INTEGER NOT NULL,
    slow INTEGER NOT NULL,
    failure_rate INTEGER,
    slow_rate INTEGER,
    state INTEGER NOT NULL,
    latency BLOB,
    PRIMARY KEY (breaker, at)
  ) STRICT, WITHOUT ROWID;`;
}
