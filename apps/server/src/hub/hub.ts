import type {
  BreakerState,
  Frame,
  FrameRow,
  JournalEntry,
  ResumeAnswer,
  ServerHealth,
  Snapshot,
} from '@fuseboard/protocol';
import type { Layout } from '../breakers/layout.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import { PartStatus } from '../part-status.ts';
import type { ServerClock } from '../server-clock.ts';
import { BoardViews } from './board-views.ts';
import { BreakerEars, type HeardEvent } from './breaker-ears.ts';
import type { EntryDraft, PresentDraft } from './entry-draft.ts';
import { entryOfEvent, isJournalled } from './entry-of-event.ts';
import { Epoch } from './epoch.ts';
import { FrameRows } from './frame-rows.ts';
import { History } from './history.ts';
import type { HubListener, Tick } from './hub-listener.ts';
import type { HubStore } from './hub-store.ts';
import { Journal, JOURNAL_CAPACITY } from './journal.ts';
import { Openings } from './openings.ts';
import { type Defer, Outbox } from './outbox.ts';
import { Readings } from './readings.ts';
import { restoredDraft } from './restored-draft.ts';
import { SeriesStore } from './series-store.ts';
import { StateKeeper } from './state-keeper.ts';
import { StateViews } from './state-views.ts';
import { Stays } from './stays.ts';

/** Four frames a second; every fourth is one for the slow pace, too. */
const FRAME_MS = 250;
const SLOW_EVERY = 4;

export interface HubDeps {
  readonly layout: Layout;
  readonly clock: ServerClock;
  readonly store: HubStore;
  /** How the configuration file is. @default well */
  readonly configStatus?: PartStatus;
  readonly defer: Defer;
}

/** Where a client says it stands. */
export interface ResumeRequest {
  readonly bootId: string;
  readonly seq: number;
}

/**
 * Everything that happens goes through here: it numbers each event into the journal and hands it on within the same turn of the
 * event loop, and four times a second it reads the breakers that changed.
 */
export class Hub {
  /** Of the journal, not of this run: it stays as long as `seq` goes on. */
  readonly bootId: string;
  readonly epoch: Epoch;
  readonly journal: Journal;
  readonly store: HubStore;
  readonly views: BoardViews;
  readonly history: History;
  readonly #startedAt: number;
  readonly #clock: ServerClock;
  readonly #stays = new Stays();
  readonly #openings: Openings;
  readonly #configStatus: PartStatus;
  readonly #states: StateViews;
  readonly #readings: Readings;
  readonly #rows: FrameRows;
  readonly #series: SeriesStore;
  readonly #outbox: Outbox;
  readonly #keeper: StateKeeper;
  readonly #listeners = new Set<HubListener>();
  readonly #ears = new BreakerEars((managed, event) => this.#hear(managed, event));
  #layout: Layout;
  #cancelTick: () => void = () => undefined;
  #ticks = 0;

  constructor({ layout, clock, store, configStatus = new PartStatus(), defer }: HubDeps) {
    const now = clock.now();
    this.bootId = store.journalId;
    this.store = store;
    this.journal = new Journal({ lastSeq: store.lastSeq, tail: store.tail(JOURNAL_CAPACITY) });
    this.epoch = new Epoch(clock);
    this.#startedAt = this.epoch.now();
    this.#clock = clock;
    this.#configStatus = configStatus;
    this.#layout = layout;
    this.#openings = new Openings(this.journal.forwards(), this.#startedAt);
    this.#states = new StateViews({ layout, clock, epoch: this.epoch, openings: this.#openings });
    this.#readings = new Readings(layout, clock);
    this.#series = new SeriesStore(layout, { readings: this.#readings.all, epoch: this.epoch, now });
    const { epoch, journal } = this;
    const states = this.#states;
    this.views = new BoardViews({ layout, epoch, readings: this.#readings, states });
    this.#rows = new FrameRows(this.views.rows());
    const begin = statesOf(layout.breakers);
    this.#stays.begin(begin, this.#startedAt);
    this.history = new History({ layout, epoch, journal, series: this.#series, store, stays: this.#stays });
    this.#keeper = new StateKeeper(layout, epoch);
    this.#outbox = new Outbox(defer, (entries) => this.#publish(entries));
    store.begin(begin);
    this.#ears.listenTo(layout.breakers);
  }

  start(): void {
    this.#recordRestored(this.#layout.breakers);
    this.#arm(this.#clock.now() + FRAME_MS);
  }

  /**
   * Other breakers from now on, or others of their settings. What happened before is told before; then whoever has a picture is
   * told that it needs another one.
   */
  adopt(layout: Layout): void {
    this.#outbox.flush();
    const before = this.#layout;
    const come = layout.breakers.filter((managed) => !before.has(managed));
    const gone = before.breakers.filter((managed) => !layout.has(managed));
    const move = layout.moveFrom(before);
    this.#layout = layout;
    this.#readings.adopt(layout, move);
    this.#states.adopt(layout, move);
    this.#series.adopt(layout, move);
    this.views.adopt(layout);
    this.#rows.adopt(this.views.rows());
    this.history.adopt(layout);
    this.#ears.leave(gone);
    this.store.write({ entries: [], states: this.#keeper.adopt(layout, gone) });
    this.#noteStays(come, gone);
    this.#ears.listenTo(come);
    this.#recordRestored(come);
    for (const listener of this.#listeners) listener.layout?.();
  }

  /** No frame and no event any more; the journal stays readable. */
  stop(): void {
    this.#cancelTick();
    this.#ears.close();
    this.#outbox.flush();
    this.store.write({ entries: [], states: this.#keeper.takeAll() });
  }

  get health(): ServerHealth {
    return { history: this.store.health, config: this.#configStatus.now };
  }

  /** Told whenever it changes. */
  onHealth(listener: (health: ServerHealth) => void): void {
    this.store.onHealth(() => listener(this.health));
    this.#configStatus.subscribe(() => listener(this.health));
  }

  /** Returns its undo. */
  subscribe(listener: HubListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Numbers something that happens now. */
  record(draft: PresentDraft): JournalEntry {
    return this.#append({ ...draft, at: this.epoch.now() });
  }

  /** Hands on what is still on its way, so that a picture taken next has nothing before it that comes after it. */
  flush(): void {
    this.#outbox.flush();
  }

  /** The same, for who is about to acknowledge; false: it is not on a disk, at least not yet. */
  commit(): boolean {
    this.#outbox.flush();
    return this.store.durable;
  }

  /** Everything a board needs, with the rows as the stream last had them: the next frame continues from there. */
  snapshot(): Snapshot {
    return this.views.snapshot({
      bootId: this.bootId,
      startedAt: this.#startedAt,
      health: this.health,
      seq: this.journal.lastSeq,
      rows: this.#rows.all,
    });
  }

  /** What a client missed since `seq`, or the whole picture when that is not to be had. */
  resume({ bootId, seq }: ResumeRequest): ResumeAnswer {
    const mine = bootId === this.bootId;
    const { complete, entries } = this.journal.since(mine ? seq : 0);
    const whole = mine && complete;
    return { bootId: this.bootId, complete: whole, entries, snapshot: whole ? null : this.snapshot() };
  }

  /** One frame with every row, for a client that missed some. */
  everyRow(): Frame {
    return this.#frame(this.#rows.all);
  }

  #noteStays(come: readonly ManagedBreaker[], gone: readonly ManagedBreaker[]): void {
    const now = this.epoch.now();
    const left = gone.map(({ name }) => name);
    const states = statesOf(come);
    this.#stays.end(left, now);
    this.#stays.begin(states, now);
    if (come.length > 0 || gone.length > 0) this.store.change(states, left);
  }

  #recordRestored(breakers: readonly ManagedBreaker[]): void {
    for (const managed of breakers) {
      const index = this.#layout.indexOf(managed) ?? -1;
      const draft = restoredDraft(managed, this.#readings.latest(index).snapshot, this.#states.at(index));
      if (draft !== null) this.record(draft);
    }
  }

  #hear(managed: ManagedBreaker, event: HeardEvent): void {
    const index = this.#layout.indexOf(managed);
    if (index === undefined) return;
    this.#readings.touch(index);
    this.#keeper.moved(managed);
    const { name: breaker } = managed;
    if (event.type === 'transition') this.#openings.note(breaker, event, this.epoch.at(event.at));
    const after = this.#states.update(index, event);
    if (isJournalled(event)) this.#append(entryOfEvent(event, { breaker, after, epoch: this.epoch }));
  }

  #append(draft: EntryDraft): JournalEntry {
    const entry = this.journal.append(draft);
    this.#outbox.add(entry);
    return entry;
  }

  /** Kept first, then told: nobody hears of what could be lost. */
  #publish(entries: readonly JournalEntry[]): void {
    this.store.write({ entries, states: this.#keeper.takeMoved() });
    for (const listener of this.#listeners) listener.entries(entries);
  }

  #arm(due: number): void {
    const wait = Math.max(0, due - this.#clock.now());
    this.#cancelTick = this.#clock.setTimeout(() => this.#tick(due), wait);
  }

  #tick(due: number): void {
    const now = this.#clock.now();
    // Ticks that a hold-up has swallowed are not made up for.
    this.#arm(due + FRAME_MS * (Math.floor((now - due) / FRAME_MS) + 1));
    this.#read(now);
    this.#ticks += 1;
    const slow = this.#ticks % SLOW_EVERY === 0;
    const tick: Tick = {
      frame: this.#frame(this.#rows.take()),
      slowFrame: slow ? this.#frame(this.#rows.takeSlow()) : null,
    };
    for (const listener of this.#listeners) listener.tick(tick);
  }

  #read(now: number): void {
    const second = this.#series.due(now);
    if (second) this.#readings.sample(now);
    const read = this.#readings.refresh();
    for (const index of read) {
      const row = this.views.row(index);
      if (row) this.#rows.set(row);
    }
    if (second) this.store.sample(this.#series.record(this.#readings.all, now));
    this.#keeper.called(read);
    this.store.keep(this.#keeper.takeDue());
  }

  #frame(rows: readonly FrameRow[]): Frame {
    return { layout: this.#layout.number, at: this.epoch.now(), rows };
  }
}

const statesOf = (breakers: readonly ManagedBreaker[]): ReadonlyMap<string, BreakerState> =>
  new Map(breakers.map(({ name, breaker }) => [name, breaker.state]));
