import {
  EVENT,
  EVENT_KINDS,
  type EventKind,
  kindOf,
  type LaneLog,
  NONE,
  BREAKER_STATES,
} from '@fuseboard/simulator';
import type { BreakerState } from '@fuseboard/protocol';
import { causeWords } from './cause-words.ts';
import { fateWords } from './fate-words.ts';
import type { PlayedLane, PlayedRun } from './played-run.ts';

export type RowFilter = 'calls' | 'moves' | 'all';

const SHOWN: Readonly<Record<RowFilter, readonly EventKind[]>> = {
  calls: ['refused', 'returned', 'ended', 'moved', 'commanded', 'weather'],
  moves: ['moved', 'commanded', 'weather'],
  all: EVENT_KINDS,
};

/** The events of all lanes in one order: by time, and of one instant by lane. Numbers alone; words are made of what is in sight. */
export interface EventRows {
  readonly count: number;
  readonly lane: Uint8Array;
  readonly row: Uint32Array;
  readonly at: Float64Array;
}

const known = new WeakMap<PlayedRun, Map<RowFilter, EventRows>>();

/** Made once a run and filter. */
export function eventRows(run: PlayedRun, filter: RowFilter): EventRows {
  const filters = known.get(run) ?? new Map<RowFilter, EventRows>();
  known.set(run, filters);
  const rows = filters.get(filter) ?? mergedRows(run, filter);
  filters.set(filter, rows);
  return rows;
}

function mergedRows({ lanes }: PlayedRun, filter: RowFilter): EventRows {
  const shown = new Set(SHOWN[filter].map((kind) => EVENT[kind]));
  // What the weather does it does to all lanes: it is told once.
  const picked = lanes.map(({ log }, lane) =>
    [...log.events.kind.keys()].filter(
      (row) => shown.has(log.events.kind[row] ?? 0) && isToldHere(log, row, lane),
    ),
  );
  const count = picked.reduce((sum, { length }) => sum + length, 0);
  const rows = {
    count,
    lane: new Uint8Array(count),
    row: new Uint32Array(count),
    at: new Float64Array(count),
  };
  const next = picked.map(() => 0);
  for (let place = 0; place < count; place += 1) {
    let [first, least] = [0, Infinity];
    for (const [lane, { log }] of lanes.entries()) {
      const at = log.events.at[picked[lane]?.[next[lane] ?? 0] ?? -1] ?? Infinity;
      if (at < least) [first, least] = [lane, at];
    }
    const mine = next[first] ?? 0;
    rows.lane[place] = first;
    rows.row[place] = picked[first]?.[mine] ?? 0;
    rows.at[place] = least;
    next[first] = mine + 1;
  }
  return rows;
}

const isToldHere = (log: LaneLog, row: number, lane: number): boolean =>
  lane === 0 || log.events.kind[row] !== EVENT.weather;

/** How many of them had happened by an instant. */
export function countAt({ at, count }: EventRows, ms: number): number {
  const now = Math.round(ms * 1_000);
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? Infinity) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A row in words: the columns of the table. */
export interface RowWords {
  readonly ms: number;
  /** The number of the request; empty where none is concerned. */
  readonly call: string;
  readonly lane: string;
  readonly event: EventKind;
  readonly result: string;
  readonly why: string;
  /** Of the breaker that was asked, after it; empty: none was. */
  readonly state: BreakerState | '';
}

export function rowWords({ lanes }: PlayedRun, rows: EventRows, at: number): RowWords {
  const lane = lanes[rows.lane[at] ?? 0];
  const row = rows.row[at] ?? 0;
  const ms = (rows.at[at] ?? 0) / 1_000;
  if (lane === undefined) return { ms, call: '', lane: '', event: 'asked', result: '', why: '', state: '' };
  const { events } = lane.log;
  const event = EVENT_KINDS[events.kind[row] ?? 0] ?? 'asked'; // typed rows are full to the end
  const code = events.state[row] ?? NONE;
  return {
    ms,
    call: callOf(lane, event, events.subject[row] ?? 0),
    lane: event === 'weather' ? 'all' : lane.name,
    event,
    state: code === NONE ? '' : (BREAKER_STATES[code] ?? ''),
    ...told(lane, event, { subject: events.subject[row] ?? 0, detail: events.detail[row] ?? 0 }),
  };
}

function callOf(
  { log: { requests, attempts }, callName }: PlayedLane,
  event: EventKind,
  subject: number,
): string {
  switch (event) {
    case 'asked':
    case 'waiting':
    case 'retrying':
    case 'ended':
      return callName(requests.id[subject] ?? subject);
    case 'sent':
    case 'refused':
    case 'returned':
    case 'unheard': {
      const request = attempts.request[subject] ?? 0;
      const number = attempts.number[subject] ?? 1;
      return `${callName(requests.id[request] ?? request)}${number > 1 ? `, attempt ${number}` : ''}`;
    }
    case 'moved':
    case 'weather':
    case 'commanded':
      return '';
    default:
      return event satisfies never;
  }
}

interface Event {
  readonly subject: number;
  readonly detail: number;
}

function told(
  lane: PlayedLane,
  event: EventKind,
  { subject, detail }: Event,
): Pick<RowWords, 'result' | 'why'> {
  switch (event) {
    case 'asked':
      return { result: 'asked', why: '' };
    case 'waiting':
      return { result: 'waits', why: 'for a thread' };
    case 'sent':
      return { result: lane.log.attempts.probe[subject] === 1 ? 'sent, a probe' : 'sent', why: '' };
    case 'refused':
    case 'returned':
    case 'unheard':
    case 'ended':
      return fateWords(event, kindOf(detail));
    case 'retrying':
      return { result: 'tries again', why: `in ${Math.round(detail / 1_000)} ms` };
    case 'moved': {
      const move = lane.log.moves[subject];
      const name = lane.log.breakers.length > 1 ? `${lane.breakerNames[move?.breaker ?? 0]}: ` : '';
      return {
        result: move === undefined ? '' : `${name}${move.from} → ${move.to}`,
        why: move === undefined ? '' : causeWords(move.cause, lane.replays[move.breaker]?.config ?? null),
      };
    }
    case 'weather':
      return { result: detail === 1 ? 'weather changes' : 'weather is over', why: `fault ${subject + 1}` };
    case 'commanded':
      return { result: 'operator', why: `on ${detail} breakers` };
    default:
      return event satisfies never;
  }
}
