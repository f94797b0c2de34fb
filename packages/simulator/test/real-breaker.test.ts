import { CircuitBreaker } from '@fuseboard/breaker';
import { ManualClock } from '@fuseboard/breaker/testing';
import { describe, expect, it } from 'vitest';
import { kindOf, type Scenario, simulate } from '../src/index.ts';

const config = {
  slidingWindow: { type: 'count-based', size: 10 },
  minimumNumberOfCalls: 5,
  failureRateThreshold: 50,
  waitDurationInOpenState: 1_000,
  permittedNumberOfCallsInHalfOpenState: 2,
} as const;

/** No two calls at once, so that promises have all the turns they need between. */
const scenario: Scenario = {
  seed: 11,
  durationMs: 120_000,
  workload: { arrivals: { type: 'constant', perSecond: 5 }, patienceMs: null },
  dependencies: [{ name: 'stock', latency: { p0: 1, p50: 20, p90: 60, p99: 100, p100: 150 } }],
  faults: [{ atMs: 0, errorRate: 45 }],
  lanes: [{ name: 'breaker', hops: [{ breaker: { config } }] }],
};

describe('driving a breaker by permits', () => {
  it('comes to what `execute` comes to with the same calls at the same times', async () => {
    const [lane] = simulate(scenario).lanes;
    if (lane === undefined) throw new Error('there is a lane');
    const clock = new ManualClock();
    const breaker = new CircuitBreaker('breaker 1', config, { clock });
    const moves: string[] = [];
    breaker.subscribe(
      (event) => {
        if (event.type === 'transition')
          moves.push(`${event.at} ${event.from} ${event.to} ${event.cause.type}`);
      },
      ['transition'],
    );
    const refused: boolean[] = [];
    const attempts = lane.attempts;
    for (const [row, sentAt] of attempts.sentAt.entries()) {
      clock.advance(sentAt / 1_000 - clock.now());
      const result = await breaker.tryExecute(async () => {
        clock.advance((attempts.endedAt[row] ?? 0) / 1_000 - clock.now());
        if (kindOf(attempts.kind[row] ?? 0) !== 'ok') throw new Error('error');
      });
      refused.push(!result.ok && result.reason === 'not-permitted');
    }
    expect(refused).toEqual([...attempts.kind].map((kind) => kindOf(kind) === 'refused-open'));
    expect(moves).toEqual(
      lane.moves.map(({ at, from, to, cause }) => `${at / 1_000} ${from} ${to} ${cause.type}`),
    );
    expect(moves.length).toBeGreaterThan(6);
  });
});
