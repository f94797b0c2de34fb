import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry } from '@fuseboard/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualServerClock, NEW_YEAR } from '../../test/support/manual-server-clock.ts';
import { Connection } from './connection.ts';
import { HistoryStore } from './history-store.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';

let folder: string;
let clock: ManualServerClock;
const said: string[] = [];
const open: HistoryStore[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuseboard-history-'));
  clock = new ManualServerClock();
});

afterEach(() => {
  for (const store of open.splice(0)) store.close();
  said.splice(0);
  rmSync(folder, { recursive: true });
});

function store(at = folder): HistoryStore {
  const logger = {
    warn: (_: object, text: string) => void said.push(text),
    info: (text: string) => void said.push(text),
  };
  const opened = new HistoryStore({ folder: at, clock, logger });
  open.push(opened);
  return opened;
}

/** Ends one as a process that ends does. */
function end(opened: HistoryStore): void {
  open.splice(open.indexOf(opened), 1);
  opened.close();
}

const mark = (seq: number, over: object = {}): JournalEntry => ({
  kind: 'mark',
  seq,
  at: NEW_YEAR + seq * 1_000,
  breaker: null,
  text: `mark ${seq}`,
  actor: 'ana',
  ...over,
});
const marks = (first: number, last: number): JournalEntry[] =>
  Array.from({ length: last - first + 1 }, (_, index) => mark(first + index));
const turn = (...entries: JournalEntry[]) => ({ entries, states: [] });
const seqs = (entries: readonly JournalEntry[] | undefined) => entries?.map(({ seq }) => seq);
const file = () => join(folder, 'fuseboard.db');

it("is nobody else's to read, nor what lies beside it: an endpoint's headers may hold a secret", () => {
  writeFileSync(file(), '', { mode: 0o644 });
  store().begin(new Map([['a', 'closed']]));
  const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
  expect(modes.length).toBeGreaterThan(1);
  expect(new Set(modes)).toEqual(new Set([0o600]));
});

describe('the journal in the database', () => {
  it('goes on where it ended, under the same name', () => {
    const first = store();
    expect(first.write(turn(...marks(1, 3)))).toBe(true);
    end(first);
    const second = store();
    expect([second.lastSeq, second.journalId]).toEqual([3, first.journalId]);
    expect(second.tail(2)).toEqual(marks(2, 3));
  });

  it('gives pages by number and by everything an entry can be found by', () => {
    const it = store();
    it.write(turn(...marks(1, 4), mark(5, { actor: 'bo' })));
    const all = { before: 100, limit: 100 };
    expect(seqs(it.search({}, { before: 4, limit: 2 })?.entries)).toEqual([3, 2]);
    expect(seqs(it.search({ actor: 'bo' }, all)?.entries)).toEqual([5]);
    expect(seqs(it.search({ breakers: ['a'] }, all)?.entries)).toEqual([]);
    expect(seqs(it.search({ kinds: ['command'] }, all)?.entries)).toEqual([]);
    expect(seqs(it.search({ from: NEW_YEAR + 2_000, to: NEW_YEAR + 3_000 }, all)?.entries)).toEqual([3, 2]);
  });

  it('of a turn is written whole or not at all', () => {
    const it = store();
    expect(it.write(turn(mark(1), mark(2), mark(2)))).toBe(false);
    expect(seqs(it.search({}, { before: 100, limit: 10 })?.entries)).toEqual([]);
  });

  it('in memory says that it is not durable, and is well', () => {
    const it = store(':memory:');
    expect(it.write(turn(mark(1)))).toBe(false);
    expect(it.health).toEqual({ ok: true, message: null, since: null });
    expect(seqs(it.search({}, { before: 100, limit: 10 })?.entries)).toEqual([1]);
  });
});

describe('a full disk', () => {
  /** The file may grow by nothing any more, until told otherwise. */
  function fill(it: HistoryStore): () => void {
    it.read(
      ({ connection }) => connection.script(`PRAGMA max_page_count = ${connection.pragma('page_count')}`),
      null,
    );
    return () => it.read(({ connection }) => connection.script('PRAGMA max_page_count = 1000000'), null);
  }
  const large = (seq: number) => mark(seq, { text: 'x'.repeat(20_000) });

  it('is told once, keeps the entries in order, and writes them when there is room', () => {
    const it = store();
    it.write(turn(mark(1)));
    const free = fill(it);
    expect(it.write(turn(large(2)))).toBe(false);
    expect(it.write(turn(mark(3)))).toBe(false);
    expect(it.fault).toBe('full');
    expect(it.health).toMatchObject({ ok: false, since: NEW_YEAR });
    clock.advance(5_000);
    expect(said).toHaveLength(1);
    free();
    clock.advance(1_000);
    expect(it.health.ok).toBe(true);
    expect(seqs(it.search({}, { before: 100, limit: 10 })?.entries)).toEqual([3, 2, 1]);
    expect(it.write(turn(mark(4)))).toBe(true);
  });

  it('that the process does not outlive gives the numbering another name', () => {
    const first = store();
    first.write(turn(mark(1)));
    fill(first);
    first.write(turn(large(2)));
    end(first);
    const second = store();
    expect(second.lastSeq).toBe(1);
    expect(second.journalId).not.toBe(first.journalId);
    end(second);
    expect(store().journalId).toBe(second.journalId);
  });

  it('that has been cleared keeps the name', () => {
    const first = store();
    const free = fill(first);
    first.write(turn(large(1)));
    free();
    clock.advance(1_000);
    end(first);
    expect(store().journalId).toBe(first.journalId);
  });
});

describe('a damaged file', () => {
  it('is set aside, and a new one begun', () => {
    const first = store();
    first.write(turn(...marks(1, 200)));
    end(first);
    const bytes = readFileSync(file());
    for (let at = 4_096; at < bytes.length; at += 97) bytes[at] = (at * 31) % 256;
    writeFileSync(file(), bytes);
    const second = store();
    expect(second.write(turn(mark(1)))).toBe(true);
    expect(second.journalId).not.toBe(first.journalId);
    const [aside] = readdirSync(folder).filter((name) => name.includes('.damaged-'));
    // But for its header, in which opening it has set the kind of its log.
    expect(
      readFileSync(join(folder, aside ?? ''))
        .subarray(100)
        .equals(bytes.subarray(100)),
    ).toBe(true);
    expect(said.join()).toContain(aside);
  });

  it('that is no database at all, too', () => {
    writeFileSync(file(), 'x'.repeat(10_000));
    expect(store().write(turn(mark(1)))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('.damaged-'))).toHaveLength(1);
  });

  it('found damaged only later is set aside at the next start', () => {
    const first = store();
    first.write(turn(mark(1)));
    first.read(() => {
      throw Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' });
    }, null);
    expect(first.health.ok).toBe(false);
    expect(first.write(turn(mark(2)))).toBe(false);
    end(first);
    expect(store().lastSeq).toBe(0);
    expect(existsSync(`${file()}-damaged`)).toBe(false);
  });
});

describe('a file that is not to be had', () => {
  it('because another server uses it leaves that one alone', () => {
    const first = store();
    first.write(turn(mark(1)));
    const second = store();
    expect(second.fault).toBe('locked');
    expect(second.write(turn(mark(1)))).toBe(false);
    expect(first.write(turn(mark(2)))).toBe(true);
    expect(second.journalId).not.toBe(first.journalId);
  });

  it('because the folder cannot be made is told', () => {
    writeFileSync(join(folder, 'a-file'), '');
    const it = store(join(folder, 'a-file', 'data'));
    expect(it.health.message).toContain('a-file');
    expect(it.write(turn(mark(1)))).toBe(false);
  });
});

describe('a breaker that was on the board for a part of a run', () => {
  it('is known from when it came until it left', () => {
    const first = store();
    first.begin(new Map());
    clock.advance(1_000);
    first.change(new Map([['a', 'open']]), []);
    clock.advance(1_000);
    first.change(new Map(), ['a']);
    clock.advance(1_000);
    first.change(new Map([['a', 'closed']]), []);
    clock.advance(1_000);
    end(first);
    const start = clock.wallAtZero;
    const second = store();
    second.begin(new Map());
    expect(second.earlierRuns('a', { from: start, to: start + 10_000 })).toEqual([
      { startedAt: start + 1_000, seenAt: start + 2_000, state: 'open' },
      { startedAt: start + 3_000, seenAt: start + 4_000, state: 'closed' },
    ]);
  });
});

describe('a migration', () => {
  it('of a newer program is refused, and the file stays as it was', () => {
    const newer = new Connection(file());
    migrate(newer, [...MIGRATIONS, 'CREATE TABLE newer (a)']);
    const before = newer.tables();
    newer.close();
    const [format, known] = [MIGRATIONS.length + 1, MIGRATIONS.length];
    expect(() => store()).toThrow(`its format is ${format}, this one knows up to ${known}`);
    const still = new Connection(file());
    expect([still.tables(), still.pragma('user_version')]).toEqual([before, format]);
    still.close();
  });

  it('does not touch the database of another program', () => {
    const other = new Connection(file());
    other.script('CREATE TABLE theirs (a)');
    other.close();
    expect(() => store()).toThrow(/another program/);
  });

  it('keeps in which state breakers were when earlier runs began', () => {
    const old = new Connection(file());
    migrate(old, MIGRATIONS.slice(0, 2));
    old.script(`INSERT INTO run VALUES (1, 1000, 5000); INSERT INTO run_start VALUES (1, 'a', 'open')`);
    old.close();
    const migrated = store();
    migrated.begin(new Map([['a', 'closed']]));
    expect(migrated.earlierRuns('a', { from: 0, to: 9_000 })).toEqual([
      { startedAt: 1_000, seenAt: 5_000, state: 'open' },
    ]);
    expect(migrated.earlierRuns('a', { from: 5_001, to: 9_000 })).toEqual([]);
  });

  it('is made once each, in order, and as a whole', () => {
    const connection = new Connection(file());
    migrate(connection, ['CREATE TABLE a (b)']);
    expect(() => migrate(connection, ['', 'CREATE TABLE c (d)', 'CREATE TABLE a (b)'])).toThrow(
      /already exists/,
    );
    expect([connection.tables(), connection.pragma('user_version')]).toEqual([1, 1]);
    migrate(connection, ['', 'CREATE TABLE c (d)', 'CREATE TABLE e (f)']);
    expect([connection.tables(), connection.pragma('user_version')]).toEqual([3, 3]);
    connection.close();
  });
});
