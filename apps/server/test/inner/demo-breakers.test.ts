import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BreakerRegistry } from '../../src/breakers/breaker-registry.ts';
import type { ManagedBreaker } from '../../src/breakers/managed-breaker.ts';
import { Demo } from '../../src/demo/demo.ts';
import { createEndpoints } from '../../src/endpoints/create-endpoints.ts';
import { systemServerClock as clock } from '../../src/server-clock.ts';
import { guardOf } from '../support/egress.ts';
import { eventually, PATIENCE } from './eventually.ts';
import { seededRandom } from './seeded-random.ts';

vi.setConfig(PATIENCE);

/** The demo as the server puts it together: real services, real endpoints, the real clock. */
function assemble() {
  const random = seededRandom(2);
  const demo = new Demo({ clock, random });
  const endpoints = createEndpoints({
    clock,
    guard: guardOf([]),
    serviceUrl: (service) => demo.urlOf(service),
  });
  return { demo, registry: new BreakerRegistry(demo.definitions, { clock, random, endpoints }) };
}

let { demo, registry } = assemble();

beforeEach(async () => {
  ({ demo, registry } = assemble());
  await demo.listen();
});

afterEach(async () => {
  await registry.stop();
  await demo.close();
});

function breaker(name: string): ManagedBreaker {
  const found = registry.get(name);
  if (found === undefined) throw new Error(`no breaker ${name}`);
  return found;
}

const calls = (managed: ManagedBreaker, count: number): Promise<void[]> =>
  Promise.all(Array.from({ length: count }, () => managed.call()));

describe("the demo's breakers before the demo's services", () => {
  it('make calls of their own, which go well', async () => {
    registry.start();
    await eventually(() => registry.all.every(({ breaker: one }) => one.snapshot().totals.success >= 2)).toBe(
      true,
    );
    expect(registry.all.map(({ breaker: one }) => one.state)).toEqual(Array(6).fill('closed'));
    expect(demo.state().services.every(({ served }) => served >= 2)).toBe(true);
  });

  it('payments opens when the service fails and closes when it is healthy again', async () => {
    const payments = breaker('payments');
    demo.turn('payments', { errorRate: 100 }, 'ana');
    await calls(payments, 25);
    expect(payments.breaker.snapshot()).toMatchObject({
      state: 'open',
      cause: { type: 'failure-rate', errors: [{ name: 'HttpStatusError', message: 'HTTP 500' }] },
    });
    demo.turn('payments', { errorRate: 0 }, 'ana');
    payments.breaker.probe();
    await calls(payments, 5);
    expect(payments.breaker.state).toBe('closed');
  });

  it('inventory does as it is asked when the service is full', async () => {
    const inventory = breaker('inventory');
    demo.turn('inventory', { capacity: 0 }, 'ana');
    await calls(inventory, 5);
    const { state, retryAfterMs, cause } = inventory.breaker.snapshot();
    expect({ state, cause }).toMatchObject({
      state: 'open',
      cause: { type: 'consecutive-failures', observed: 5 },
    });
    expect(retryAfterMs).toBeLessThanOrEqual(1_000.001);
  });

  it('email takes four calls at once', async () => {
    const email = breaker('email');
    demo.turn('email', { hangRate: 100 }, 'ana');
    const hanging = calls(email, 4);
    const atService = () => demo.state().services.find(({ name }) => name === 'email')?.inFlight;
    await eventually(atService).toBe(4);
    await email.call(); // refused at once, though the others hang
    expect([email.inFlight, atService()]).toEqual([4, 4]);
    await demo.close();
    await hanging;
    expect(email.inFlight).toBe(0);
  });

  it('recommendations serves its fallback while the service resets connections', async () => {
    const recommendations = breaker('recommendations');
    demo.turn('recommendations', { resetRate: 100 }, 'ana');
    await calls(recommendations, 40);
    expect(recommendations.fallbacks).toBe(40);
    expect(recommendations.breaker.snapshot()).toMatchObject({
      state: 'open',
      cause: { errors: [{ name: 'EndpointError', code: 'ECONNRESET' }] },
    });
  });

  it('know when the demo is gone', async () => {
    await demo.close();
    const search = breaker('search');
    await search.call();
    expect(search.breaker.snapshot().totals.failure).toBe(1);
  });
});
