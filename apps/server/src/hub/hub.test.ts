import { decodeRow, type FrameRow } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { definition } from '../../test/support/definitions.ts';
import { type Board, board, only } from '../../test/support/board.ts';

const one = (over?: Parameters<typeof definition>[1]): Board => board([definition('a', over)]);

async function call({ breakers }: Board, times: number): Promise<void> {
  for (let index = 0; index < times; index++) await breakers[0]?.call();
}

describe('what happens', () => {
  it('is numbered at once and published in one batch at the end of the turn', () => {
    const { breakers, batches, endTurn, hub } = board([definition('a'), definition('b')]);
    for (const { breaker } of breakers) breaker.trip();
    hub.record({ kind: 'mark', breaker: null, text: 'deploy', actor: 'ana' });
    expect(hub.journal.lastSeq).toBe(3);
    expect(batches).toEqual([]);
    endTurn();
    expect(only(batches).map(({ seq, kind, breaker }) => [seq, kind, breaker])).toEqual([
      [1, 'transition', 'a'],
      [2, 'transition', 'b'],
      [3, 'mark', null],
    ]);
    endTurn();
    expect(batches).toHaveLength(1);
  });

  it('carries the numbers and the errors of the instant that tripped', async () => {
    const it = one();
    it.endpoints[0]?.fail('no route');
    await call(it, 2);
    const entry = it.hub.journal.oldest();
    expect(entry).toMatchObject({
      kind: 'transition',
      from: 'closed',
      to: 'open',
      totals: { bufferedCalls: 2, failedCalls: 2 },
      cause: {
        type: 'failure-rate',
        observed: 100,
        threshold: 50,
        errors: [{ message: 'no route', count: 2 }],
      },
      after: { state: 'open', generation: 2 },
    });
  });

  it('tells deadlines and expiries as wall time', () => {
    const { breakers, clock, hub } = one({ breaker: { waitDurationInOpenState: 5_000 } });
    clock.advance(10_000);
    breakers[0]?.breaker.trip();
    const epoch = clock.wall();
    expect(only(hub.snapshot().breakers)).toMatchObject({ since: epoch, retryAt: epoch + 5_000 });
    breakers[0]?.breaker.forceOpen({ expiresAfter: 60_000 });
    expect(only(hub.snapshot().breakers)).toMatchObject({
      override: { expiresAt: epoch + 60_000 },
      cause: { type: 'operator', expiresAt: epoch + 60_000 },
      retryAt: epoch + 60_000,
    });
  });

  it('keeps the deadline of an open breaker when it has passed', () => {
    const { breakers, clock, hub } = one({ breaker: { waitDurationInOpenState: 5_000 } });
    breakers[0]?.breaker.trip();
    const deadline = clock.wall() + 5_000;
    clock.advance(60_000);
    expect(only(hub.snapshot().breakers).retryAt).toBe(deadline);
  });

  it('says no deadline for a wait without end', () => {
    const { breakers, hub } = one({ breaker: { waitDurationInOpenState: 1e300 } });
    breakers[0]?.breaker.trip();
    expect(only(hub.snapshot().breakers)).toMatchObject({ state: 'open', retryAt: null });
  });

  it('does not call a listener once it has unsubscribed', () => {
    const { hub, breakers, endTurn } = one();
    const seen: number[] = [];
    const stop = hub.subscribe({ entries: (batch) => void seen.push(batch.length), tick: () => undefined });
    breakers[0]?.breaker.trip();
    endTurn();
    stop();
    breakers[0]?.breaker.reset();
    endTurn();
    expect(seen).toEqual([1]);
  });

  it('costs a call nothing: no call event is made for it', async () => {
    const it = one();
    await call(it, 3);
    it.endTurn();
    expect(it.batches).toEqual([]);
  });
});

describe('frames', () => {
  /** The rows of the newest frame. */
  const rows = ({ ticks }: Board): readonly FrameRow[] => ticks.at(-1)?.frame.rows ?? [];

  it('come four times a second, empty when nothing changed', () => {
    const it = one();
    it.hub.start();
    it.clock.advance(1_000);
    expect(it.ticks).toHaveLength(4);
    expect(it.ticks.map(({ frame }) => frame.rows)).toEqual([[], [], [], []]);
    expect(it.ticks[3]?.frame).toMatchObject({ layout: 1, at: it.clock.wall() });
  });

  it('carry the breakers that changed, once', async () => {
    const it = board([definition('a'), definition('b'), definition('c')]);
    it.hub.start();
    await it.breakers[1]?.call();
    it.clock.advance(250);
    expect(rows(it).map(([index]) => index)).toEqual([1]);
    expect(decodeRow(only(rows(it)), 2)).toMatchObject({ calls: { buffered: 1 }, totals: { success: 1 } });
  });

  it('put all calls of a quarter second into one row', async () => {
    const it = one();
    it.hub.start();
    await call(it, 7);
    it.clock.advance(250);
    expect(decodeRow(only(rows(it)), 2).totals.success).toBe(7);
  });

  it('leave out a row equal to the one last sent', async () => {
    const it = one({ breaker: { measureLatency: false } });
    it.hub.start();
    await call(it, 1);
    it.clock.advance(250);
    it.breakers[0]?.takeChanged();
    it.hub.record({ kind: 'mark', breaker: null, text: 'nothing', actor: 'ana' });
    it.breakers[0]?.breaker.metricsOnly();
    it.breakers[0]?.breaker.metricsOnly();
    it.clock.advance(250);
    expect(rows(it)).toEqual([]);
  });

  it('go on while a time-based window empties by itself', async () => {
    const it = one({ breaker: { slidingWindow: { type: 'time-based', duration: 10_000 } } });
    it.hub.start();
    await call(it, 4);
    it.clock.advance(250);
    expect(decodeRow(only(rows(it)), 2).calls.buffered).toBe(4);
    it.clock.advance(15_000);
    const last = it.ticks.findLast(({ frame }) => frame.rows.length > 0)?.frame.rows ?? [];
    expect(decodeRow(only(last), 2).calls.buffered).toBe(0);
    expect(rows(it)).toEqual([]);
  });

  it('tell that a wait is over, though nobody calls', () => {
    const it = one({ breaker: { waitDurationInOpenState: 5_000 } });
    it.hub.start();
    it.breakers[0]?.breaker.trip();
    it.clock.advance(4_900);
    expect(it.ticks.flatMap(({ frame }) => frame.rows).some((row) => decodeRow(row, 2).waitElapsed)).toBe(
      false,
    );
    it.clock.advance(300);
    expect(decodeRow(only(rows(it)), 2).waitElapsed).toBe(true);
  });

  it('show a reset at once in the numbers', async () => {
    const it = one();
    it.hub.start();
    await call(it, 5);
    it.clock.advance(250);
    it.breakers[0]?.breaker.reset();
    it.clock.advance(250);
    expect(decodeRow(only(rows(it)), 2).calls.buffered).toBe(0);
  });

  it('gather for the slow pace everything since its last frame', async () => {
    const it = board([definition('a'), definition('b')]);
    it.hub.start();
    await it.breakers[0]?.call();
    it.clock.advance(250);
    await it.breakers[1]?.call();
    it.clock.advance(750);
    const slow = it.ticks.flatMap(({ slowFrame }) => slowFrame ?? []);
    expect(only(slow).rows.map(([index]) => index)).toEqual([0, 1]);
  });

  it('after a hold-up do not catch up with a burst', () => {
    const it = one();
    it.hub.start();
    const { clock } = it;
    const now = clock.now.bind(clock);
    clock.now = () => now() + 10_000;
    clock.advance(250);
    expect(it.ticks).toHaveLength(1);
    clock.advance(250);
    expect(it.ticks).toHaveLength(2);
  });

  it('stop with the hub', () => {
    const it = one();
    it.hub.start();
    it.hub.stop();
    it.clock.advance(1_000);
    expect(it.ticks).toEqual([]);
    expect(it.clock.pendingTimers).toBe(0);
  });
});

describe('the rate', () => {
  const rate = (it: Board): number => decodeRow(only(it.hub.everyRow().rows), 2).rate;

  it('is calls asked per second over the last five seconds, and falls to nothing', async () => {
    const it = one();
    it.hub.start();
    for (let second = 0; second < 10; second++) {
      await call(it, 4);
      it.clock.advance(1_000);
    }
    expect(rate(it)).toBeCloseTo(4, 5);
    it.clock.advance(3_000);
    expect(rate(it)).toBeLessThan(4);
    it.clock.advance(4_000);
    expect(rate(it)).toBe(0);
  });

  it('counts refused calls too', async () => {
    const it = one();
    it.hub.start();
    it.breakers[0]?.breaker.forceOpen();
    for (let second = 0; second < 10; second++) {
      await call(it, 3);
      it.clock.advance(1_000);
    }
    expect(rate(it)).toBeCloseTo(3, 5);
  });

  it('counts a call once that times out and ends late', async () => {
    const it = one({ breaker: { timeout: 100 } });
    it.hub.start();
    const release = it.endpoints[0]?.hang();
    const calling = it.breakers[0]?.call();
    it.clock.advance(100);
    await calling;
    release?.();
    await Promise.resolve();
    it.clock.advance(900);
    expect(it.breakers[0]?.breaker.snapshot().totals).toMatchObject({ failure: 1, timeout: 1 });
    expect(rate(it)).toBe(1);
  });

  it('begins with the first second', async () => {
    const it = one();
    it.hub.start();
    await call(it, 3);
    it.clock.advance(750);
    expect(rate(it)).toBe(0);
    it.clock.advance(250);
    expect(rate(it)).toBe(3);
  });

  it('of steady calls is steady, and alone makes no row a new one', async () => {
    const it = board([definition('a'), definition('b')]);
    it.hub.start();
    for (let second = 0; second < 12; second++) {
      await it.breakers[0]?.call();
      it.clock.advance(1_000);
    }
    const rows = it.ticks.slice(-16).flatMap(({ frame }) => frame.rows);
    expect(rows.map(([index]) => index)).toEqual([0, 0, 0, 0]);
  });
});

describe('a snapshot', () => {
  it('stands where the journal stands, with the rows that the next frame goes on from', async () => {
    const it = one();
    it.hub.start();
    await call(it, 2);
    it.clock.advance(250);
    await call(it, 1);
    it.breakers[0]?.breaker.trip();
    const snapshot = it.hub.snapshot();
    expect(snapshot).toMatchObject({ protocol: 2, bootId: it.hub.bootId, seq: 1, layout: 1 });
    expect(decodeRow(only(snapshot.rows), 2).totals.success).toBe(2);
    it.clock.advance(250);
    expect(decodeRow(only(it.ticks.at(-1)?.frame.rows ?? []), 2).totals.success).toBe(3);
  });

  it('tells thresholds that several breakers share once', () => {
    const { hub } = board([
      definition('a'),
      definition('b', { breaker: { failureRateThreshold: 90 } }),
      definition('c'),
    ]);
    const { thresholds, breakers } = hub.snapshot();
    expect(thresholds.map(({ failureRate }) => failureRate)).toEqual([50, 90]);
    expect(breakers.map((entry) => entry.thresholds)).toEqual([0, 1, 0]);
  });

  it('tells apart thresholds that differ only in how a wait ends or in what is measured', () => {
    const { hub } = board([
      definition('a'),
      definition('b', { breaker: { automaticTransitionFromOpenToHalfOpen: true } }),
      definition('c', { breaker: { measureLatency: false } }),
    ]);
    const { thresholds, breakers } = hub.snapshot();
    expect(breakers.map((entry) => entry.thresholds)).toEqual([0, 1, 2]);
    expect(thresholds.map((one) => [one.automaticTransitionFromOpenToHalfOpen, one.measureLatency])).toEqual([
      [false, true],
      [true, true],
      [false, false],
    ]);
  });

  it('never moves a breaker', () => {
    const { hub, breakers, clock } = one({ breaker: { waitDurationInOpenState: 1_000 } });
    breakers[0]?.breaker.trip();
    clock.advance(5_000);
    hub.snapshot();
    hub.everyRow();
    if (breakers[0]) hub.views.view(breakers[0]);
    expect(breakers[0]?.breaker.state).toBe('open');
    expect(hub.journal.lastSeq).toBe(1);
  });
});

describe('a slow start', () => {
  const ramp = { slowStart: { duration: 10_000, initialRate: 20 }, permittedNumberOfCallsInHalfOpenState: 1 };

  it('is told at frame pace while it lasts, though nobody calls, and is over when it is', async () => {
    const it = one({ breaker: { ...ramp, waitDurationInOpenState: 1_000 } });
    it.hub.start();
    it.breakers[0]?.breaker.trip();
    it.clock.advance(1_000);
    await call(it, 1);
    const endsAt = it.clock.wall() + 10_000;
    const told = () => {
      it.clock.advance(250);
      const [row] = it.ticks.at(-1)?.frame.rows ?? [];
      return row && decodeRow(row, 2).slowStart;
    };
    expect([told(), told()]).toEqual([
      { admittedRate: 22, endsAt },
      { admittedRate: 24, endsAt },
    ]);
    it.clock.advance(9_250);
    expect(told()).toBeNull();
    expect(told()).toBeUndefined();
  });
});

describe('resuming', () => {
  it('fills the gap of the same run', () => {
    const { hub, breakers } = one();
    breakers[0]?.breaker.trip();
    breakers[0]?.breaker.reset();
    const answer = hub.resume({ bootId: hub.bootId, seq: 1 });
    expect(answer).toMatchObject({ complete: true, snapshot: null, entries: [{ seq: 2 }] });
  });

  it('gives a client of another run the picture and what there is', () => {
    const { hub, breakers } = one();
    breakers[0]?.breaker.trip();
    const answer = hub.resume({ bootId: 'before', seq: 400 });
    expect(answer).toMatchObject({
      bootId: hub.bootId,
      complete: false,
      snapshot: { seq: 1 },
      entries: [{ seq: 1 }],
    });
  });

  it('does not believe a number ahead of its own', () => {
    const { hub } = one();
    expect(hub.resume({ bootId: hub.bootId, seq: 7 })).toMatchObject({
      complete: false,
      snapshot: { seq: 0 },
    });
  });
});
