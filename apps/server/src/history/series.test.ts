import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualServerClock, NEW_YEAR } from '../../test/support/manual-server-clock.ts';
import { binOf, LatencyHistogram } from '../latency-histogram.ts';
import { sql } from './connection.ts';
import { HistoryStore } from './history-store.ts';
import type { SeriesSample } from '../series-sample.ts';

const BEGIN = NEW_YEAR / 1_000;
const HOUR = 3_600;
let folder: string;
let clock: ManualServerClock;
let store: HistoryStore;
const logger = { warn: () => undefined, info: () => undefined };

function start(): void {
  store = new HistoryStore({ folder, clock, logger });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuseboard-series-'));
  clock = new ManualServerClock();
  start();
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function latency(durations: readonly number[]): string {
  const histogram = new LatencyHistogram();
  for (const duration of durations) histogram.add(binOf(duration), 1);
  return histogram.encode();
}

const sample = (second: number, over: Partial<SeriesSample> = {}): SeriesSample => ({
  breaker: 'a',
  second: BEGIN + second,
  success: 2,
  failure: 1,
  ignored: 0,
  rejected: 0,
  late: 0,
  timeout: 0,
  slow: 1,
  failureRate: 33.33,
  slowCallRate: null,
  latency: latency([5, 5, second]),
  state: 'closed',
  ...over,
});

/** So many seconds with calls in each, and the frames in which they are written. */
function seconds(first: number, last: number, over: Partial<SeriesSample> = {}): void {
  for (let second = first; second <= last; second++) {
    clock.advance(1_000);
    store.sample([sample(second, over)]);
    for (let frame = 0; frame < 4; frame++) store.keep([]);
  }
}

function settle(): void {
  for (let frame = 0; frame < 40; frame++) store.keep([]);
}

function read(from: number, to: number, points: number) {
  const range = { from: NEW_YEAR + from * 1_000, to: NEW_YEAR + to * 1_000 };
  const { resolution, samples } = store.series('a', range, points);
  return { resolution, samples: [...samples] };
}

describe('series', () => {
  it('are there by the second, by ten and by the minute', () => {
    seconds(1, 120);
    settle();
    expect(read(1, 120, 300)).toMatchObject({ resolution: 1 });
    expect(read(1, 120, 300).samples).toHaveLength(120);
    expect(read(1, 120, 300).samples[0]).toEqual(sample(1));
    expect(read(1, 120, 12).samples.map(({ second }) => second - BEGIN)).toEqual([
      10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120,
    ]);
    const minutes = read(1, 120, 2);
    expect(minutes.resolution).toBe(60);
    const [whole] = read(0, 7_200, 2).samples;
    expect(whole).toMatchObject({ success: 120, failure: 60, slow: 60, failureRate: 33.33 });
  });

  it('of more than is read at a time are all there, each once', () => {
    seconds(1, 2_500);
    settle();
    const found = read(1, 2_500, 3_000).samples.map(({ second }) => second - BEGIN);
    expect(found).toEqual(Array.from({ length: 2_500 }, (_, index) => index + 1));
  });

  it('of a minute have the percentiles of all its calls', () => {
    seconds(1, 60);
    settle();
    const [whole] = read(0, 7_200, 2).samples;
    const durations = Array.from({ length: 60 }, (_, index) => [5, 5, index + 1]).flat();
    expect(whole?.latency).toBe(latency(durations));
  });

  it('go on in the same spans after a restart', () => {
    seconds(1, 25);
    store.close();
    start();
    seconds(26, 60);
    settle();
    const [whole, ...others] = read(0, 7_200, 2).samples;
    expect(others).toEqual([]);
    expect(whole).toMatchObject({ success: 120, failure: 60 });
    expect(read(1, 60, 300).samples).toHaveLength(60);
  });

  it('are kept for an hour by the second and for longer the coarser they are', () => {
    seconds(1, 20);
    settle();
    clock.advance(2 * HOUR * 1_000);
    for (let turn = 0; turn < 3; turn++) {
      store.sample([sample(2 * HOUR + turn, { breaker: 'b' })]);
      settle();
    }
    const old = read(1, 20, 300);
    expect(old.resolution).toBe(10);
    expect(old.samples.map(({ second }) => second - BEGIN)).toEqual([10, 20]);
    const before = sql
      .selectFrom('series_1')
      .select('at')
      .where('at', '<', BEGIN + HOUR);
    expect(store.read(({ connection }) => connection.all(before), null)).toEqual([]);
  });

  it('are written once the disk has room again', () => {
    store.read(
      ({ connection }) => connection.script(`PRAGMA max_page_count = ${connection.pragma('page_count')}`),
      null,
    );
    store.write({ entries: [], states: [{ breaker: 'x'.repeat(50_000), at: 0, memento: {} as never }] });
    expect(store.fault).toBe('full');
    seconds(1, 20);
    store.read(({ connection }) => connection.script('PRAGMA max_page_count = 1000000'), null);
    clock.advance(1_000);
    expect(store.health.ok).toBe(true);
    settle();
    expect(read(1, 20, 300).samples).toHaveLength(20);
  });
});
