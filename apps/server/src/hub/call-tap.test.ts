import { describe, expect, it } from 'vitest';
import { type Board, board } from '../../test/support/board.ts';
import { definition } from '../../test/support/definitions.ts';
import { NEW_YEAR } from '../../test/support/manual-server-clock.ts';
import { CallTap } from './call-tap.ts';

function tapOf({ breakers }: Board, random: () => number = () => 0.5): CallTap {
  const [managed] = breakers;
  if (!managed) throw new Error('the board is empty');
  return new CallTap(managed, random);
}

async function call({ breakers }: Board, times: number): Promise<void> {
  for (let index = 0; index < times; index++) await breakers[0]?.call();
}

describe('the calls of a watched breaker', () => {
  it('say which were probes, and that those refused or late were none', async () => {
    const it = board([definition('a', { breaker: { permittedNumberOfCallsInHalfOpenState: 2 } })]);
    const tap = tapOf(it);
    await call(it, 1);
    it.breakers[0]?.breaker.trip();
    await call(it, 1);
    it.breakers[0]?.breaker.probe();
    await call(it, 3);
    const told = tap.take(it.hub.epoch)?.calls.map(({ outcome, probe }) => [outcome, probe]);
    expect(told).toEqual([
      ['success', false],
      ['rejected', false],
      ['success', true],
      ['success', true],
      ['success', false],
    ]);
  });

  it('come in order, with what became of them', async () => {
    const it = board([definition('a', { breaker: { minimumNumberOfCalls: 10 } })]);
    const tap = tapOf(it);
    await call(it, 1);
    it.clock.advance(40);
    it.endpoints[0]?.fail('no route');
    await call(it, 1);
    it.breakers[0]?.breaker.forceOpen();
    await call(it, 1);
    expect(tap.take(it.hub.epoch)).toEqual({
      breaker: 'a',
      seen: 3,
      calls: [
        {
          id: 1,
          outcome: 'success',
          kind: null,
          durationMs: 0,
          slow: false,
          probe: false,
          at: NEW_YEAR,
          error: null,
        },
        {
          id: 2,
          outcome: 'failure',
          kind: 'error',
          durationMs: 0,
          slow: false,
          probe: false,
          at: NEW_YEAR + 40,
          error: 'Error: no route',
        },
        {
          id: 3,
          outcome: 'rejected',
          kind: null,
          durationMs: null,
          slow: false,
          probe: false,
          at: NEW_YEAR + 40,
          error: null,
        },
      ],
    });
    expect(tap.take(it.hub.epoch)).toBeNull();
  });

  it('above twenty a batch are a sample, and the count is told', async () => {
    const it = board([definition('a')]);
    let state = 1;
    const tap = tapOf(it, () => {
      state = (state * 16_807) % 2_147_483_647;
      return state / 2_147_483_647;
    });
    await call(it, 200);
    const batch = tap.take(it.hub.epoch);
    const ids = batch?.calls.map(({ id }) => id) ?? [];
    expect(batch?.seen).toBe(200);
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
    expect(ids).toEqual(ids.toSorted((left, right) => left - right));
    expect(ids.some((id) => id > 100)).toBe(true);
  });

  it('show an error that cannot be shown as such, and cut a long one', async () => {
    const it = board([definition('a', { breaker: { minimumNumberOfCalls: 10 } })]);
    const tap = tapOf(it);
    const hostile = {
      toString: (): string => {
        throw new Error('no words');
      },
    };
    it.endpoints[0]?.fail('x'.repeat(1_000));
    await call(it, 1);
    if (it.endpoints[0]) it.endpoints[0].answer = () => Promise.reject(hostile);
    await call(it, 1);
    const errors = tap.take(it.hub.epoch)?.calls.map(({ error }) => error) ?? [];
    expect(errors[0]).toHaveLength(200);
    expect(errors[1]).toBe('an error that cannot be shown');
  });

  it('are not listened to once the tap is closed', async () => {
    const it = board([definition('a')]);
    const tap = tapOf(it);
    tap.close();
    await call(it, 1);
    expect(tap.take(it.hub.epoch)).toBeNull();
  });
});
