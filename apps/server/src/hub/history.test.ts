import { seriesQuerySchema } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { type Board, board } from '../../test/support/board.ts';
import { definition } from '../../test/support/definitions.ts';
import { NEW_YEAR } from '../../test/support/manual-server-clock.ts';

async function seconds(it: Board, count: number, calls: number): Promise<void> {
  for (let second = 0; second < count; second++) {
    for (let made = 0; made < calls; made++) await it.breakers[0]?.call();
    it.clock.advance(1_000);
  }
}

function series(it: Board, query: object = {}) {
  const [managed] = it.breakers;
  if (!managed) throw new Error('the board is empty');
  return it.hub.history.series(managed, seriesQuerySchema.parse(query));
}

describe('the last ten minutes', () => {
  it('hold a sample a second with the outcomes of that second', async () => {
    const it = board([definition('a')]);
    it.hub.start();
    await seconds(it, 3, 2);
    it.endpoints[0]?.fail();
    await seconds(it, 1, 3);
    const { step, points } = await series(it);
    expect(step).toBe(1_000);
    expect(points.map(({ success, failure, rejected }) => [success, failure, rejected])).toEqual([
      [2, 0, 0],
      [2, 0, 0],
      [2, 0, 0],
      [0, 3, 0],
    ]);
    expect(points.at(-1)).toMatchObject({ failureRate: 33.33, state: 'closed' });
  });

  it('are at hand by the second, and before them there is what the store has', async () => {
    const it = board([definition('a')]);
    it.hub.start();
    await seconds(it, 700, 0);
    const { points } = await series(it, { points: '1000', from: '0' });
    // Nothing happened in the hundred seconds before but that it began: they were quiet, and no gap.
    expect(points.map(({ at }) => at - NEW_YEAR)).toEqual(
      Array.from({ length: 700 }, (_, second) => (second + 1) * 1_000),
    );
  });

  it('say in which state the breaker was when', async () => {
    const it = board([definition('a'), definition('b')]);
    it.hub.start();
    await seconds(it, 2, 0);
    it.breakers[0]?.breaker.trip();
    it.breakers[1]?.breaker.disable();
    await seconds(it, 2, 0);
    it.breakers[0]?.breaker.reset();
    await seconds(it, 1, 0);
    expect((await series(it)).states).toEqual([
      { state: 'closed', from: NEW_YEAR, to: NEW_YEAR + 2_000 },
      { state: 'open', from: NEW_YEAR + 2_000, to: NEW_YEAR + 4_000 },
      { state: 'closed', from: NEW_YEAR + 4_000, to: null },
    ]);
    const cut = await series(it, { from: String(NEW_YEAR + 3_000), to: String(NEW_YEAR + 3_500) });
    expect(cut.states).toEqual([{ state: 'open', from: NEW_YEAR + 3_000, to: NEW_YEAR + 3_500 }]);
  });

  it('of every breaker begin the sparklines: two seconds a point, oldest first', async () => {
    const it = board([definition('a'), definition('b')]);
    it.hub.start();
    await seconds(it, 3, 1);
    it.endpoints[0]?.fail();
    await seconds(it, 1, 1);
    await seconds(it, 1, 0);
    expect(it.hub.history.recent(60)).toEqual({
      step: 2_000,
      end: NEW_YEAR + 5_000,
      rates: { a: [0, 25, 25], b: [null, null, null] },
    });
    expect(it.hub.history.recent(2).rates['a']).toEqual([25, 25]);
  });

  it('have a gap in the sparkline where there is one', async () => {
    const it = board([definition('a')]);
    it.hub.start();
    await seconds(it, 2, 1);
    const now = it.clock.now.bind(it.clock);
    it.clock.now = () => now() + 6_000;
    await seconds(it, 2, 0);
    expect(it.hub.history.recent(60).rates['a']).toEqual([0, null, null, 0, 0]);
  });
});
