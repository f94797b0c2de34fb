import {
  type BoardEntry,
  type BreakerView,
  type CauseView,
  decodeRow,
  encodeRow,
  type ExplanationView,
  type FrameRow,
  PROTOCOL_VERSION,
  type ServerHealth,
  type Snapshot,
  type StateView,
  type ThresholdsView,
  toThresholdsView,
  type WindowView,
} from '@fuseboard/protocol';
import type { Layout } from '../breakers/layout.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Epoch } from './epoch.ts';
import type { Reading, Readings } from './readings.ts';
import type { StateViews } from './state-views.ts';
import { toExplanationView, toNumbersView } from './to-view.ts';

export interface BoardViewsDeps {
  readonly layout: Layout;
  readonly epoch: Epoch;
  readonly readings: Readings;
  readonly states: StateViews;
}

/** What the hub adds to a picture: where in the journal it stands, and the stream's rows. */
export interface PictureOf {
  readonly bootId: string;
  readonly startedAt: number;
  readonly health: ServerHealth;
  readonly seq: number;
  readonly rows: readonly FrameRow[];
}

export interface Traffic {
  /** Calls per second asked of it; null: not measured yet. */
  readonly rate: number | null;
  /** 0 to 1; below 1 during a slow start. */
  readonly admittedShare: number;
}

type BoardEntries = Pick<Snapshot, 'thresholds' | 'breakers'>;

interface MadeEntries {
  readonly version: number;
  /** Epoch ms. */
  readonly at: number;
  readonly entries: BoardEntries;
}

/** Which openings still count changes with time alone. */
const MADE_FOR_MS = 1_000;

/** The breakers in the protocol's words. */
export class BoardViews {
  readonly #deps: BoardViewsDeps;
  #layout: Layout;
  #made: MadeEntries | null = null;

  constructor(deps: BoardViewsDeps) {
    this.#deps = deps;
    this.#layout = deps.layout;
  }

  adopt(layout: Layout): void {
    this.#layout = layout;
  }

  state(managed: ManagedBreaker): StateView {
    return this.#deps.states.at(this.#indexOf(managed));
  }

  /** Read this instant, and rounded as in a frame, so that both ways of asking give the same numbers. */
  view(managed: ManagedBreaker): BreakerView {
    const index = this.#indexOf(managed);
    const reading = this.#deps.readings.fresh(managed, index);
    const { config } = managed.breaker;
    const { name, group, description } = managed.definition;
    return {
      name,
      group,
      description,
      ...this.state(managed),
      ...decodeRow(this.#rowOf(index, managed, reading), config.minimumNumberOfCalls),
      thresholds: toThresholdsView(config),
      instances: 1,
    };
  }

  /** How many calls come, and which share of them a closed breaker lets through at the moment. */
  traffic(managed: ManagedBreaker): Traffic {
    const { readings } = this.#deps;
    const { snapshot, rate } = readings.fresh(managed, this.#indexOf(managed));
    const admittedShare = (snapshot.slowStart?.admittedRate ?? 100) / 100;
    return { rate: readings.measured ? rate : null, admittedShare };
  }

  explanation({ breaker }: ManagedBreaker): ExplanationView {
    return toExplanationView(breaker.explain(), this.#deps.epoch);
  }

  window(managed: ManagedBreaker): WindowView {
    const { breaker, name } = managed;
    return {
      breaker: name,
      at: this.#deps.epoch.now(),
      window: breaker.export().window,
      latency: breaker.snapshot().latency,
    };
  }

  /** As last read for the stream. */
  rows(): readonly FrameRow[] {
    return this.#layout.breakers.map((managed, index) =>
      this.#rowOf(index, managed, this.#deps.readings.latest(index)),
    );
  }

  row(index: number): FrameRow | undefined {
    const managed = this.#layout.breakers[index];
    return managed && this.#rowOf(index, managed, this.#deps.readings.latest(index));
  }

  snapshot(picture: PictureOf): Snapshot {
    return {
      protocol: PROTOCOL_VERSION,
      serverTime: this.#deps.epoch.now(),
      layout: this.#layout.number,
      ...this.#entries(),
      ...picture,
    };
  }

  /** Made once for all who come before the next move: after a restart a whole team's browsers come within a second. */
  #entries(): BoardEntries {
    const { version } = this.#deps.states;
    const now = this.#deps.epoch.now();
    const made = this.#made;
    if (made?.version === version && now - made.at < MADE_FOR_MS) return made.entries;
    const thresholds = new Distinct<ThresholdsView>();
    const breakers = this.#layout.breakers.map((managed) => this.#boardEntry(managed, thresholds));
    const entries = { thresholds: thresholds.values, breakers };
    this.#made = { version, at: now, entries };
    return entries;
  }

  #boardEntry(managed: ManagedBreaker, thresholds: Distinct<ThresholdsView>): BoardEntry {
    const { name, group } = managed.definition;
    const index = thresholds.indexOf(toThresholdsView(managed.breaker.config));
    const state = this.state(managed);
    return { name, group, thresholds: index, ...state, cause: state.cause && brief(state.cause) };
  }

  #rowOf(index: number, managed: ManagedBreaker, { snapshot, at, rate }: Reading): FrameRow {
    const { epoch } = this.#deps;
    const minimum = managed.breaker.config.minimumNumberOfCalls;
    return encodeRow(index, toNumbersView(snapshot, { at, epoch, rate, minimum }));
  }

  #indexOf(managed: ManagedBreaker): number {
    const index = this.#layout.indexOf(managed);
    if (index === undefined) throw new RangeError(`${managed.name} is not on this board.`);
    return index;
  }
}

const MOST_ERRORS = 2;
const LONGEST_MESSAGE = 100;

/** A picture of a thousand breakers has no room for every error; the journal has them all. */
function brief(cause: CauseView): CauseView {
  if (!('errors' in cause)) return cause;
  const errors = cause.errors
    .slice(0, MOST_ERRORS)
    .map((error) => ({ ...error, message: error.message.slice(0, LONGEST_MESSAGE) }));
  return { ...cause, errors };
}

/** Values told once and referred to by index. */
class Distinct<Value> {
  readonly values: Value[] = [];
  readonly #indices = new Map<string, number>();

  indexOf(value: Value): number {
    const key = JSON.stringify(value);
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    this.#indices.set(key, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}
