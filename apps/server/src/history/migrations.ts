/** Number n of the list leads from version n - 1 to n. Only ever added to: a file out there may stand at any of them. */
export const MIGRATIONS: readonly string[] = [
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
];
