import { describe, expect, it } from 'vitest';
import { kindOf, simulate } from '../src/index.ts';
import { L1 } from '../src/lessons/index.ts';

describe("the book's example", () => {
  const [part] = L1.parts;
  if (part === undefined) throw new Error('L1 has a part');
  const lane = simulate(part.scenario).lanes[0];

  it('has its fifteen rows: which call fails, which one trips, which are refused and which is the trial', () => {
    if (lane === undefined) throw new Error('L1 has two lanes');
    const rows = [...lane.requests.id].map((second, row) => {
      const at = lane.requests.askedAt[row] ?? 0;
      const moves = lane.moves
        .filter((move) => move.at === at)
        .map(({ to, cause }) => `${cause.type} > ${to}`);
      return [second, at / 1_000_000, kindOf(lane.requests.kind[row] ?? 0), ...moves].join(' ');
    });
    expect(rows).toEqual([
      '0 0 ok',
      '1 1 ok',
      '2 2 error',
      '3 3 error consecutive-failures > open',
      '4 4 refused-open',
      '5 5 refused-open',
      '6 6 refused-open',
      '7 7 refused-open',
      '8 8 error wait-elapsed > half-open probes-failed > open',
      '9 9 refused-open',
      '10 10 refused-open',
      '11 11 refused-open',
      '12 12 refused-open',
      '13 13 ok wait-elapsed > half-open probes-succeeded > closed',
      '14 14 ok',
    ]);
  });

  it('gives a refused call no throw of the coin', () => {
    expect(lane?.attempts.kind.filter((kind) => kind < 4)).toHaveLength(7);
  });
});
