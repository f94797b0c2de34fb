import { FLAP_WINDOW_MS, flapCount, MOST_OPENINGS, unpackSnapshot, packSnapshot } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { type Board, board } from '../../test/support/board.ts';
import { definition } from '../../test/support/definitions.ts';
import { Openings } from './openings.ts';

const WAIT_MS = 1_000;
const flapping = (): Board =>
  board([
    definition('a', {
      breaker: { waitDurationInOpenState: WAIT_MS, permittedNumberOfCallsInHalfOpenState: 1 },
    }),
  ]);

async function call({ breakers }: Board, times: number): Promise<void> {
  for (let index = 0; index < times; index++) await breakers[0]?.call();
}

/** Opens by itself, and recovers once the wait is over. */
async function openAndRecover(it: Board): Promise<void> {
  it.endpoints[0]?.fail();
  await call(it, 2);
  expect(it.breakers[0]?.breaker.state).toBe('open');
  it.clock.advance(WAIT_MS);
  it.endpoints[0]?.succeed();
  await call(it, 1);
  expect(it.breakers[0]?.breaker.state).toBe('closed');
}

const openingsOf = ({ hub, breakers }: Board): readonly number[] => {
  const [managed] = breakers;
  return managed ? hub.views.view(managed).openings : [];
};

describe('a breaker that opens again and again', () => {
  it('flaps from the third opening within ten minutes on, and the entry of it says so', async () => {
    const it = flapping();
    await openAndRecover(it);
    await openAndRecover(it);
    expect(openingsOf(it)).toEqual([]);
    await openAndRecover(it);
    const openings = openingsOf(it);
    expect(openings).toHaveLength(3);
    const moves = [...it.hub.journal.forwards()].filter((entry) => entry.kind === 'transition');
    const opened = moves.filter(({ to }) => to === 'open');
    expect(opened.map(({ after }) => after.openings.length)).toEqual([0, 0, 3]);
    expect(opened.map(({ at }) => at)).toEqual(openings);
  });

  it('is in the picture that a page gets, packed and unpacked', async () => {
    const it = flapping();
    for (let times = 0; times < 4; times++) await openAndRecover(it);
    const [entry] = unpackSnapshot(packSnapshot(it.hub.snapshot())).breakers;
    expect(entry?.openings).toEqual(openingsOf(it));
    expect(entry?.openings).toHaveLength(4);
  });

  it('no longer flaps when the ten minutes have passed without another opening', async () => {
    const it = flapping();
    for (let times = 0; times < 3; times++) await openAndRecover(it);
    const [first = 0] = openingsOf(it);
    it.clock.advance(first + FLAP_WINDOW_MS - 1 - it.hub.epoch.now());
    expect(openingsOf(it)).toHaveLength(3);
    it.clock.advance(1);
    expect(openingsOf(it)).toEqual([]);
  });

  it('is not one whose probes fail: that is the same outage', async () => {
    const it = flapping();
    it.endpoints[0]?.fail();
    await call(it, 2);
    for (let times = 0; times < 5; times++) {
      it.clock.advance(WAIT_MS);
      await call(it, 1);
    }
    const opened = [...it.hub.journal.forwards()].filter(
      (entry) => entry.kind === 'transition' && entry.to === 'open',
    );
    expect(opened).toHaveLength(6);
    expect(openingsOf(it)).toEqual([]);
  });

  it('is not one that an operator trips', () => {
    const it = flapping();
    for (let times = 0; times < 5; times++) {
      it.breakers[0]?.breaker.trip({ actor: 'ana' });
      it.breakers[0]?.breaker.reset({ actor: 'ana' });
    }
    expect(openingsOf(it)).toEqual([]);
  });

  it('is told with its newest openings only, however many there are', async () => {
    const it = flapping();
    for (let times = 0; times < MOST_OPENINGS + 5; times++) await openAndRecover(it);
    expect(openingsOf(it)).toHaveLength(MOST_OPENINGS);
    expect(flapCount(openingsOf(it), it.hub.epoch.now())).toBe(MOST_OPENINGS);
  });

  it('is known from the journal, as far as it goes back ten minutes', async () => {
    const it = flapping();
    for (let times = 0; times < 4; times++) await openAndRecover(it);
    const now = it.hub.epoch.now();
    const [first = 0, ...others] = openingsOf(it);
    expect(new Openings(it.hub.journal.forwards(), now).of('a', now)).toEqual([first, ...others]);
    const later = first + FLAP_WINDOW_MS;
    expect(new Openings(it.hub.journal.forwards(), later).of('a', later)).toEqual(others);
  });
});
