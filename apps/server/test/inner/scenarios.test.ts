import { describe, expect, it, vi } from 'vitest';
import { SCENARIOS } from '../../src/demo/scenarios/index.ts';
import { PATIENCE } from './eventually.ts';
import { VirtualShop } from './virtual-shop.ts';

vi.setConfig(PATIENCE);

/** Plays a scenario after a minute of rest, and a minute and a half beyond its end. */
async function play(id: string, seed: number): Promise<VirtualShop> {
  const shop = new VirtualShop(seed);
  await shop.run(60_000);
  expect(shop.moves).toEqual([]);
  const { duration } = shop.demo.startScenario(id, 'ana');
  await shop.run(duration + 90_000);
  return shop;
}

const openings = (shop: VirtualShop, breaker: string): number =>
  shop.moves.filter((move) => move.breaker === breaker && move.event.to === 'open').length;

const moved = (shop: VirtualShop): string[] =>
  [...new Set(shop.moves.map(({ breaker }) => breaker))].toSorted();

/** The waits the breaker was given, opening after opening. */
const waits = (shop: VirtualShop, breaker: string): number[] =>
  shop.moves
    .filter((move) => move.breaker === breaker && move.event.to === 'open')
    .map(({ event }) => event.snapshot.retryAfterMs ?? Number.NaN);

describe.each([1, 2])('the demo (seed %d)', (seed) => {
  it('at rest for ten minutes moves no breaker and fails about as rarely as a service does', async () => {
    const shop = new VirtualShop(seed);
    await shop.run(600_000);
    expect(shop.moves).toEqual([]);
    for (const { breaker, definition } of shop.registry.all) {
      const { totals, latency } = breaker.snapshot();
      const calls = totals.success + totals.failure;
      const due = (definition.traffic?.rate ?? 0) * 600;
      expect(Math.abs(calls - due)).toBeLessThan(4 * Math.sqrt(due) + 5);
      expect((100 * totals.failure) / calls).toBeLessThan(2.5);
      expect(totals.failure).toBeGreaterThan(0);
      expect(totals.timeout).toBe(0);
      expect(latency?.p99).toBeLessThan(400);
    }
  });

  it('payment-outage: payments opens by its failure rate, tries in vain, and closes after the outage', async () => {
    const shop = await play('payment-outage', seed);
    expect(moved(shop)).toEqual(['payments']);
    const story = shop.story('payments');
    expect(story[0]).toBe('closed → open (failure-rate)');
    expect(story).toContain('half-open → open (probes-failed)');
    expect(story.at(-1)).toBe('half-open → closed (probes-succeeded)');
  });

  it('slow-search: search opens though nothing fails', async () => {
    const shop = await play('slow-search', seed);
    expect(moved(shop)).toEqual(['search']);
    const story = shop.story('search');
    expect(story[0]).toBe('closed → open (slow-call-rate)');
    expect(story).toContain('half-open → open (probes-failed)');
    expect(story.at(-1)).toBe('half-open → closed (probes-succeeded)');
  });

  it('flapping-shipping: each failed probe doubles the wait, give or take a fifth; a recovery begins anew', async () => {
    const shop = await play('flapping-shipping', seed);
    expect(moved(shop)).toEqual(['shipping']);
    const given = waits(shop, 'shipping');
    const again = shop.moves
      .filter(({ event }) => event.to === 'open')
      .findLastIndex(({ event }) => event.from === 'closed');
    expect(again).toBeGreaterThanOrEqual(2);
    for (const run of [given.slice(0, again), given.slice(again)]) {
      for (const [index, wait] of run.entries()) {
        expect(Math.abs(wait / Math.min(60_000, 4_000 * 2 ** index) - 1)).toBeLessThanOrEqual(0.2001);
      }
    }
    expect(given.slice(again).length).toBeGreaterThanOrEqual(3);
    expect(shop.story('shipping').at(-1)).toBe('half-open → closed (probes-succeeded)');
  });

  it('crowded-inventory: inventory opens by its streak, for the second it was asked to wait', async () => {
    const shop = await play('crowded-inventory', seed);
    expect(moved(shop)).toEqual(['inventory']);
    expect(shop.story('inventory')[0]).toBe('closed → open (consecutive-failures)');
    expect(waits(shop, 'inventory')).toContainEqual(expect.closeTo(1_000));
    expect(shop.story('inventory').at(-1)).toBe('half-open → closed (probes-succeeded)');
  });

  it('hanging-email: the bulkhead refuses, then timeouts trip the breaker', async () => {
    const shop = await play('hanging-email', seed);
    expect(moved(shop)).toEqual(['email']);
    expect(shop.story('email')[0]).toBe('closed → open (failure-rate)');
    expect(shop.moves[0]?.event.cause).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ name: 'CallTimeoutError' })]),
    });
    expect(shop.story('email').at(-1)).toBe('half-open → closed (probes-succeeded)');
    const { timeout } = shop.registry.get('email')?.breaker.snapshot().totals ?? { timeout: 0 };
    expect(timeout).toBeGreaterThan(10);
  });

  it('everything: all six open, one after another, and all are closed in the end', async () => {
    const shop = await play('everything', seed);
    const names = ['email', 'inventory', 'payments', 'recommendations', 'search', 'shipping'];
    expect(moved(shop)).toEqual(names);
    expect(names.filter((name) => openings(shop, name) === 0)).toEqual([]);
    expect(shop.registry.all.filter(({ breaker }) => breaker.state !== 'closed')).toEqual([]);
    const order = shop.moves.filter(({ event }) => event.from === 'closed').map(({ breaker }) => breaker);
    expect([...new Set(order)].at(0)).toBe('search');
    expect(shop.registry.get('recommendations')?.fallbacks).toBeGreaterThan(50);
  });
});

it.each(SCENARIOS)(
  '$id is told in steps that come in order and end before it does',
  ({ steps, duration }) => {
    const times = steps.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    expect(new Set(times).size).toBe(times.length);
    expect(times[0]).toBe(0);
    expect(times.at(-1)).toBeLessThan(duration);
  },
);
