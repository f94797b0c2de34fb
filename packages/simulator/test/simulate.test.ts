import { describe, expect, it } from 'vitest';
import { EVENT, EVENT_KINDS, kindOf, measure, OUTCOMES, simulate, withActions } from '../src/index.ts';
import { busyScenario, written } from './scenarios.ts';

const run = simulate(busyScenario());

describe('a run', () => {
  it('is the same for the same scenario, and another for another seed', () => {
    const again = simulate(busyScenario());
    expect(again.checksum).toBe(run.checksum);
    expect(written(again) === written(run)).toBe(true);
    expect(simulate(busyScenario({ seed: 8 })).checksum).not.toBe(run.checksum);
  });

  it('has something of everything, or the rest of these tests would say little', () => {
    const seen = new Set(run.lanes.flatMap(({ events }) => [...events.kind]));
    expect([...seen].sort((a, b) => a - b)).toEqual(EVENT_KINDS.map((kind) => EVENT[kind]));
    for (const outcome of OUTCOMES.filter((outcome) => outcome !== 'degraded')) {
      const counts = run.lanes.map((_, lane) => measure(run, { lane, of: 'requests', outcome }) ?? 0);
      expect(counts.some((count) => count > 0)).toBe(true);
    }
    expect(run.lanes.map(({ moves }) => moves.length > 0)).toEqual([false, false, true, true]);
  });

  it('gives every lane the same requests at the same instants', () => {
    const [first, ...others] = run.lanes;
    for (const { requests } of others) {
      expect(requests.id).toEqual(first?.requests.id);
      expect(requests.key).toEqual(first?.requests.key);
      expect(requests.askedAt).toEqual(first?.requests.askedAt);
    }
  });

  it('gives a request the same fate in every lane that makes it, whatever the lane did before', () => {
    // Nothing is shared but chance: no slots, no queue, no ramp.
    const lone = simulate(
      busyScenario({
        dependencies: [{ name: 'stock', latency: { p0: 5, p50: 20, p90: 60, p99: 200, p100: 290 } }],
        faults: [{ atMs: 0, errorRate: 40 }],
      }),
    );
    const fates = lone.lanes.map(({ attempts }) => {
      const firsts = [...attempts.request.keys()].filter(
        (row) => attempts.number[row] === 1 && (attempts.kind[row] ?? 0) < 4,
      );
      return new Map(
        firsts.map((row) => [
          attempts.request[row],
          [attempts.kind[row], (attempts.endedAt[row] ?? 0) - (attempts.sentAt[row] ?? 0)],
        ]),
      );
    });
    const [all, ...others] = fates;
    expect(others.map((lane) => lane.size > 100)).toEqual([true, true, true]);
    for (const lane of others)
      expect([...lane].filter(([request, fate]) => String(fate) !== String(all?.get(request)))).toEqual([]);
  });

  it('is up to an action what it was without it, and another from there', () => {
    const acted = simulate(
      withActions(busyScenario(), [
        { type: 'fault', fault: { atMs: 22_000, untilMs: 30_000, errorRate: 100 } },
        { type: 'command', lane: 3, command: { atMs: 25_000, command: 'reset' } },
      ]),
    );
    for (const [at, lane] of run.lanes.entries()) {
      const until = lane.events.at.findIndex((time) => time >= 22_000_000);
      const other = acted.lanes[at]?.events;
      for (const column of ['at', 'kind', 'detail', 'state'] as const)
        expect(other?.[column].slice(0, until).join()).toBe(lane.events[column].slice(0, until).join());
      expect(other?.at.join() === lane.events.at.join()).toBe(false);
    }
  });

  it('is in order, and every call of it ends after it began', () => {
    for (const { events, requests, attempts } of run.lanes) {
      expect(events.at.every((at, row) => at >= (events.at[row - 1] ?? 0))).toBe(true);
      const isSound = (began: number, ended = -1): boolean => ended === -1 || ended >= began;
      expect(requests.askedAt.every((asked, row) => isSound(asked, requests.endedAt[row]))).toBe(true);
      expect(attempts.sentAt.every((sent, row) => isSound(sent, attempts.endedAt[row]))).toBe(true);
    }
  });

  it('counts time in whole microseconds', () => {
    for (const { events } of run.lanes) expect(events.at.every(Number.isInteger)).toBe(true);
  });

  it('takes no call to last longer than its caller waits', () => {
    for (const [lane] of run.lanes.entries())
      expect(measure(run, { lane, of: 'wait', percentile: 100 })).toBeLessThanOrEqual(2_000);
  });

  it('changes the weather at its instant: a call begun then meets it, one begun at its end does not', () => {
    const edges = simulate(
      busyScenario({
        durationMs: 4_000,
        workload: { arrivals: { type: 'constant', perSecond: 1 }, patienceMs: null },
        dependencies: [{ name: 'stock', latency: 1 }],
        faults: [{ atMs: 1_000, untilMs: 3_000, errorRate: 100 }],
        lanes: [{ name: 'none', hops: [{}] }],
      }),
    );
    expect([...(edges.lanes[0]?.requests.kind ?? [])].map(kindOf)).toEqual(['ok', 'error', 'error', 'ok']);
    expect(measure(edges, { lane: 0, of: 'requests', outcome: 'failed' })).toBe(2);
  });
});
