import { micros } from '../clock/micros.ts';
import { EVENT, type EventKind } from './event-kind.ts';
import type { LaneLog } from './lane-log.ts';
import { firstState, type LaneState, replayed } from './lane-state.ts';

/** From one to the next no lookup replays more than so many events. */
const EVENTS_BETWEEN = 256;

/** Where a player may stop. `call`: where one ends or is refused. */
export type Stop = 'event' | 'call' | 'move';

const STOPS: Readonly<Record<Stop, readonly EventKind[] | null>> = {
  event: null,
  call: ['returned', 'refused', 'ended'],
  move: ['moved'],
};

/** A lane at any instant, forwards and backwards at the same cost: the checkpoint before it, and the events since. */
export class LanePlayer {
  readonly #log: LaneLog;
  /** After 0, 256, 512 … events. */
  readonly #checkpoints: LaneState[];

  constructor(log: LaneLog) {
    this.#log = log;
    let state = firstState(log);
    this.#checkpoints = [state];
    for (let count = EVENTS_BETWEEN; count <= log.events.at.length; count += EVENTS_BETWEEN) {
      state = replayed(log, state, count);
      this.#checkpoints.push(state);
    }
  }

  /** After everything that had happened by `ms`. */
  at(ms: number): LaneState {
    return this.after(this.countAt(ms));
  }

  /** After so many events: all that happened in one instant is told apart by it. */
  after(events: number): LaneState {
    const count = Math.min(Math.max(0, events), this.#log.events.at.length);
    const checkpoint = this.#checkpoints[Math.floor(count / EVENTS_BETWEEN)];
    return replayed(this.#log, checkpoint ?? firstState(this.#log), count);
  }

  /** How many events had happened by `ms`. */
  countAt(ms: number): number {
    const { at } = this.#log.events;
    const now = micros(ms);
    let [low, high] = [0, at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((at[middle] ?? Infinity) <= now) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** ms of the latest of so many events; null: of none. */
  timeOf(events: number): number | null {
    const at = this.#log.events.at[events - 1];
    return at === undefined ? null : at / 1_000;
  }

  /** The count of events after the next stop, from a count; null: there is none any more. */
  next(stop: Stop, events: number): number | null {
    for (let count = events + 1; count <= this.#log.events.at.length; count += 1)
      if (this.#stopsAt(count, stop)) return count;
    return null;
  }

  /** The same backwards: the stop before the one the count is at. */
  previous(stop: Stop, events: number): number | null {
    for (let count = events - 1; count > 0; count -= 1) if (this.#stopsAt(count, stop)) return count;
    return null;
  }

  #stopsAt(count: number, stop: Stop): boolean {
    const kinds = STOPS[stop];
    const kind = this.#log.events.kind[count - 1];
    return kinds === null || kinds.some((wanted) => EVENT[wanted] === kind);
  }
}
