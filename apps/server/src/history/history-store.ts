import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { BreakerState, JournalEntry, TransitionEntry } from '@fuseboard/protocol';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import type { JournalFilter } from '../journal-filter.ts';
import type { ServerClock } from '../server-clock.ts';
import { Backlog } from './backlog.ts';
import type { Durability } from './connection.ts';
import { type FaultKind, faultOf } from './fault.ts';
import { Health, type HistoryHealth } from './health.ts';
import type { JournalStep } from './journal-table.ts';
import { ForeignDatabaseError } from './migrate.ts';
import { databaseFile, damagedMark, IN_MEMORY, openDatabase } from './open-database.ts';
import type { Run } from './run-table.ts';
import type { KeptSeries, SeriesPlan } from './series-keeper.ts';
import type { SeriesSample } from '../series-sample.ts';
import type { KeptState } from './state-table.ts';
import { type Tables, tablesOf } from './tables.ts';
import type { KeptVersion } from './version-table.ts';

/** That it runs is noted at least this often. */
const SEEN_MS = 5_000;
/** What failed is tried again this often. */
const RETRY_MS = 1_000;

export interface HistoryDeps {
  /** Of the database, or `:memory:`. */
  readonly folder: string;
  /** How long series are kept. */
  readonly retention?: Retention;
  readonly clock: ServerClock;
  readonly logger: { warn(context: object, message: string): void; info(message: string): void };
}

/** What one turn of the event loop brought. */
export interface Turn {
  readonly entries: readonly JournalEntry[];
  /** Of the breakers that moved in it. */
  readonly states: readonly KeptState[];
}

const NOTHING: KeptSeries = { resolution: 1, samples: [], since: Number.POSITIVE_INFINITY, before: null };

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * The database of one server: the journal, how each breaker stood, when the server ran. Nothing here throws for what the disk
 * does: what cannot be written waits in memory, in order, and `health` says so.
 */
export class HistoryStore {
  readonly file: string;
  /** Names the numbering of the journal; see `JournalIdentity`. */
  readonly journalId: string;
  /** Of the newest entry when it was opened. */
  readonly lastSeq: number;
  readonly #deps: HistoryDeps;
  readonly #health: Health;
  readonly #tables: Tables | null;
  readonly #backlog = new Backlog();
  #seenAt = 0;
  #cancelRetry: (() => void) | null = null;

  /** @throws ForeignDatabaseError where the file is of a newer program, or of another */
  constructor(deps: HistoryDeps) {
    this.#deps = deps;
    this.file = databaseFile(deps.folder);
    this.#health = new Health(this.file);
    const opened = this.#open();
    this.#tables = opened?.tables ?? null;
    this.journalId = opened?.id ?? randomUUID();
    this.lastSeq = this.read((tables) => tables.journal.lastSeq(), 0);
  }

  get health(): HistoryHealth {
    return this.#health.now;
  }

  /** In one word, for machines; null: it is well. */
  get fault(): FaultKind | null {
    return this.#health.fault;
  }

  /** Whether what was written is on a disk. */
  get durable(): boolean {
    return this.health.ok && this.file !== IN_MEMORY;
  }

  /** Told whenever it changes. */
  onHealth(listener: (health: HistoryHealth) => void): void {
    this.#health.subscribe(listener);
  }

  /** How one last stood, whether it is written or waits to be. */
  keptState(breaker: string): KeptState | undefined {
    return this.#backlog.state(breaker) ?? this.read(({ states }) => states.one(breaker), undefined);
  }

  /** Of every breaker's definition, in the order in which the breakers came. */
  latestVersions(): readonly KeptVersion[] {
    return this.read(({ versions }) => versions.latest(), []);
  }

  /** Newest first, those that wait to be written among them. */
  versions(breaker: string): readonly KeptVersion[] {
    const waiting = this.#backlog.versions.filter((version) => version.breaker === breaker).toReversed();
    return [...waiting, ...this.read(({ versions }) => versions.of(breaker), [])];
  }

  /** Written together with the entries that come next. */
  addVersions(versions: readonly KeptVersion[]): void {
    this.#backlog.addVersions(versions);
  }

  /** The newest entries, oldest first. */
  tail(limit: number): readonly JournalEntry[] {
    return this.read(({ journal }) => journal.newest(limit), []).toReversed();
  }

  /** A run of the server begins, with its breakers in these states. */
  begin(states: ReadonlyMap<string, BreakerState>): void {
    this.#attempt('FULL', ({ runs }) => runs.begin(this.#deps.clock.wall(), states));
  }

  /** While it runs, breakers come to the board in these states, and others leave it. */
  change(come: ReadonlyMap<string, BreakerState>, gone: readonly string[]): void {
    const now = this.#deps.clock.wall();
    this.#attempt('FULL', ({ runs }) => {
      runs.go(now, gone);
      runs.come(now, come);
    });
  }

  /** Returns when it is on the disk, or false: it waits for the disk to be well again. */
  write({ entries, states }: Turn): boolean {
    this.#backlog.add(entries, states);
    if (this.health.ok) this.#drain('FULL');
    else this.#tables?.identity.lag();
    return this.durable;
  }

  /** What may be lost with the power, though not with the process. */
  keep(states: readonly KeptState[]): void {
    this.#backlog.add([], states);
    const series = this.#tables?.series;
    if (!this.health.ok || !series) return;
    const buffers = series.takeTurn();
    const idle = states.length === 0 && buffers.length === 0;
    if (idle && this.#deps.clock.wall() - this.#seenAt < SEEN_MS) return;
    this.#drain('NORMAL', () => {
      series.write(buffers);
      series.prune(this.#deps.clock.wall());
    });
    if (this.health.ok) for (const buffer of buffers) buffer.written();
  }

  /** The calls of one second; written a while later. */
  sample(samples: readonly SeriesSample[]): void {
    this.read(({ series }) => series.add(samples), undefined);
  }

  /** As fine as so many points want it, or as it is kept that far back. */
  series(breaker: string, range: Range, points: number): KeptSeries {
    const now = this.#deps.clock.wall();
    const plan = this.read(({ series }) => series.plan(breaker, range, { points, now }), null);
    if (plan === null) return NOTHING;
    return {
      resolution: plan.level.seconds,
      samples: this.#samples(breaker, plan),
      since: plan.from * 1_000,
      before: this.read(({ series }) => series.before(breaker, plan), null),
    };
  }

  *#samples(breaker: string, plan: SeriesPlan): Iterable<SeriesSample> {
    for (let from: number | null = plan.from; from !== null; ) {
      const start: number = from;
      const part = this.read(({ series }) => series.part(breaker, plan, start), null);
      yield* part?.samples ?? [];
      from = part?.next ?? null;
    }
  }

  /** One step of a search, below the number `before`; null: it cannot be read. */
  search(filter: JournalFilter, bounds: { before: number; limit: number }): JournalStep | null {
    return this.read(({ journal }) => journal.step(filter, bounds), null);
  }

  /** The transitions of a breaker from the last one before the range on, oldest first, of those written. */
  moves(breaker: string, range: Range): readonly TransitionEntry[] {
    return this.read(({ journal }) => journal.moves(breaker, range), []);
  }

  earlierRuns(breaker: string, range: Range): readonly Run[] {
    return this.read(({ runs }) => runs.earlier(breaker, range), []);
  }

  /** What still waits is tried once more. */
  close(): void {
    this.#cancelRetry?.();
    this.#drain('FULL', ({ series }) => series.write(series.all));
    this.#tables?.connection.close();
  }

  #open(): { readonly tables: Tables; readonly id: string } | null {
    const { folder, clock, logger, retention = DEFAULT_RETENTION } = this.#deps;
    try {
      const { connection, setAside } = openDatabase(folder, clock.wall());
      if (setAside !== null)
        logger.warn({}, `The database was damaged: it is now ${setAside}, and a new one was begun.`);
      const tables = tablesOf(connection, retention);
      let id = '';
      connection.transaction(() => {
        id = tables.identity.read();
      });
      tables.identity.catchUp();
      return { tables, id };
    } catch (error) {
      if (error instanceof ForeignDatabaseError) throw error;
      this.#failed(error);
      return null;
    }
  }

  read<Result>(read: (tables: Tables) => Result, otherwise: Result): Result {
    if (this.#tables === null) return otherwise;
    try {
      return read(this.#tables);
    } catch (error) {
      this.#failed(error);
      return otherwise;
    }
  }

  #drain(durability: Durability, also: (tables: Tables) => void = () => undefined): void {
    const { entries, states, versions } = this.#backlog;
    const now = this.#deps.clock.wall();
    const written = this.#attempt(durability, (tables) => {
      for (const entry of entries) tables.journal.append(entry);
      for (const version of versions) tables.versions.add(version);
      for (const state of states) tables.states.keep(state);
      tables.runs.seen(now);
      also(tables);
    });
    if (written) this.#seenAt = now;
    if (written) this.#backlog.clear();
    else if (entries.length > 0) this.#tables?.identity.lag();
  }

  #attempt(durability: Durability, work: (tables: Tables) => void): boolean {
    const tables = this.#tables;
    if (tables === null) return false;
    try {
      tables.connection.transaction(() => work(tables), durability);
      return true;
    } catch (error) {
      this.#failed(error);
      this.read(({ series }) => series.takenBack(), undefined);
      return false;
    }
  }

  #failed(error: unknown): void {
    const { clock, logger } = this.#deps;
    const fault = faultOf(error);
    if (this.#health.fail(fault, clock.wall())) logger.warn({ err: error }, this.health.message ?? '');
    if (this.#tables === null) return;
    if (fault === 'damaged') this.#markDamaged();
    else this.#cancelRetry ??= clock.setTimeout(() => this.#retry(), RETRY_MS);
  }

  /** A damaged file does not mend; the next start sets it aside. */
  #markDamaged(): void {
    try {
      writeFileSync(damagedMark(this.file), '');
    } catch {
      // The next start then finds the damage by itself or goes on until it meets it.
    }
  }

  #retry(): void {
    this.#cancelRetry = null;
    const { dropped } = this.#backlog;
    this.#drain('FULL');
    if (this.#cancelRetry !== null || this.#backlog.entries.length > 0) return;
    this.#tables?.identity.catchUp();
    this.#health.recover();
    const gap =
      dropped === 0 ? '' : `, but for the ${dropped} oldest entries, of which there were too many to keep`;
    this.#deps.logger.info(`The history is being saved again; what happened meanwhile is written${gap}.`);
  }
}
