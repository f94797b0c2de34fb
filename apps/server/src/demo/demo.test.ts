import { beforeEach, describe, expect, it } from 'vitest';
import { ManualServerClock } from '../../test/support/manual-server-clock.ts';
import { seededRandom } from '../../test/inner/seeded-random.ts';
import { DEMO_SERVICE_NAMES } from '../demo-service-names.ts';
import { ProblemError } from '../problem-error.ts';
import { Demo, type DemoEvent } from './demo.ts';

let clock = new ManualServerClock();
let demo = new Demo({ clock, random: seededRandom(1) });
let events: DemoEvent[] = [];

beforeEach(() => {
  clock = new ManualServerClock();
  demo = new Demo({ clock, random: seededRandom(1) });
  events = [];
  demo.subscribe((event) => void events.push(event));
});

const service = (name: string) => demo.state().services.find((one) => one.name === name);
const scenario = (id: string) => demo.state().scenarios.find((one) => one.id === id);
const healthy = (): boolean =>
  demo.state().services.every((one) => JSON.stringify(one.dials) === JSON.stringify(one.healthy));
const told = (): string[] =>
  events.map((event) =>
    event.kind === 'scenario' ? `${event.scenario} ${event.event}` : `dials ${event.service}`,
  );

describe('the shop', () => {
  it('has six services, each called by one breaker of the demo, in three groups', () => {
    const { services } = demo.state();
    expect(services.map(({ name }) => name)).toEqual([...DEMO_SERVICE_NAMES]);
    expect(services.map(({ breakers }) => breakers)).toEqual(DEMO_SERVICE_NAMES.map((name) => [name]));
    expect(demo.definitions.map(({ name, group }) => [name, group])).toEqual([
      ['payments', 'checkout'],
      ['inventory', 'checkout'],
      ['search', 'catalogue'],
      ['recommendations', 'catalogue'],
      ['shipping', 'fulfilment'],
      ['email', 'fulfilment'],
    ]);
    for (const { description } of demo.definitions) expect(description?.length).toBeGreaterThan(40);
  });

  it('names the breakers that run and call it', () => {
    const [first] = demo.definitions;
    if (first === undefined) throw new Error('no definitions');
    demo.setCallers([first, { ...first, name: 'payments-again' }]);
    expect(service('payments')?.breakers).toEqual(['payments', 'payments-again']);
    expect(service('search')?.breakers).toEqual([]);
  });

  it('listens on loopback, each on a port of its own, until it is closed', async () => {
    expect(demo.urlOf('payments')).toBeNull();
    await demo.listen();
    const urls = demo.state().services.map(({ url }) => url);
    expect(new Set(urls).size).toBe(6);
    for (const url of urls) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(demo.urlOf('payments')).toBe(urls[0]);
    expect(demo.urlOf('toString')).toBeNull();
    await demo.close();
    expect(demo.urlOf('payments')).toBeNull();
  });
});

describe('turning dials', () => {
  it('turns those named, tells before and after, and answers with the service', () => {
    const before = service('search')?.dials;
    const view = demo.turn('search', { latencyMs: 700, capacity: 4 }, 'ana');
    expect(view).toMatchObject({
      name: 'search',
      dials: { ...before, latencyMs: 700, capacity: 4 },
      healthy: before,
    });
    expect(service('search')?.dials).toEqual(view.dials);
    expect(events).toEqual([
      { kind: 'dials', breaker: null, service: 'search', before, after: view.dials, actor: 'ana' },
    ]);
  });

  it('knows no other services', () => {
    const turn = (): unknown => demo.turn('serch', { errorRate: 1 }, 'ana');
    expect(turn).toThrow(ProblemError);
    expect(turn).toThrow(expect.objectContaining({ code: 'unknown-service' }));
    expect(events).toEqual([]);
  });

  it('tells nobody who has unsubscribed', () => {
    let heard = 0;
    const unsubscribe = demo.subscribe(() => (heard += 1));
    demo.turn('search', { latencyMs: 1 }, 'ana');
    unsubscribe();
    demo.turn('search', { latencyMs: 2 }, 'ana');
    expect(heard).toBe(1);
  });
});

describe('a scenario', () => {
  it('plays its steps on the clock, tells each, and ends healthy', () => {
    const started = demo.startScenario('payment-outage', 'ana');
    expect(started.startedAt).toBe(clock.wall());
    expect(events).toMatchObject([
      {
        kind: 'scenario',
        breaker: null,
        event: 'started',
        text: 'The payment provider goes down',
        actor: 'ana',
      },
      { event: 'step', text: 'The payment provider goes down: 9 of 10 payments fail', actor: 'ana' },
    ]);
    expect(service('payments')?.dials.errorRate).toBe(90);
    clock.advance(39_999);
    expect(service('payments')?.dials.errorRate).toBe(90);
    clock.advance(1);
    expect(service('payments')?.dials.errorRate).toBe(30);
    clock.advance(29_999);
    expect(scenario('payment-outage')?.startedAt).toBe(started.startedAt);
    clock.advance(1);
    expect(scenario('payment-outage')?.startedAt).toBeNull();
    expect(healthy()).toBe(true);
    expect(told()).toEqual([
      'payment-outage started',
      ...Array(4).fill('payment-outage step'),
      'payment-outage finished',
    ]);
    expect(clock.pendingTimers).toBe(0);
  });

  it.each([
    'payment-outage',
    'slow-search',
    'flapping-shipping',
    'crowded-inventory',
    'hanging-email',
    'everything',
  ])('%s ends with healthy dials, whatever was turned by hand meanwhile', (id) => {
    const { duration, steps } = demo.startScenario(id, 'ana');
    expect(healthy()).toBe(false);
    clock.advance(duration);
    expect(healthy()).toBe(true);
    expect(events.filter((event) => event.kind === 'scenario' && event.event === 'step')).toHaveLength(
      steps.length,
    );
  });

  it('stopped, puts back what it touched, and that alone', () => {
    demo.turn('email', { errorRate: 50 }, 'ana');
    demo.startScenario('slow-search', 'ana');
    clock.advance(30_000);
    expect(demo.stopScenario('slow-search', 'ben').startedAt).toBeNull();
    expect(service('search')?.dials).toEqual(service('search')?.healthy);
    expect(service('email')?.dials.errorRate).toBe(50);
    expect(events.at(-1)).toMatchObject({ event: 'stopped', scenario: 'slow-search', actor: 'ben' });
    const count = events.length;
    clock.advance(600_000);
    demo.stopScenario('slow-search', 'ben');
    expect(events).toHaveLength(count);
  });

  it('started again, begins anew', () => {
    demo.startScenario('payment-outage', 'ana');
    clock.advance(50_000);
    demo.startScenario('payment-outage', 'ben');
    expect(service('payments')?.dials.errorRate).toBe(90);
    expect(scenario('payment-outage')?.startedAt).toBe(clock.wall());
    clock.advance(69_999);
    expect(events.filter((event) => event.kind === 'scenario' && event.event === 'finished')).toEqual([]);
    clock.advance(1);
    expect(events.at(-1)).toMatchObject({ event: 'finished', actor: 'ben' });
  });

  it('stops those that touch the same services, and no others', () => {
    demo.startScenario('payment-outage', 'ana');
    demo.startScenario('slow-search', 'ana');
    expect(demo.state().scenarios.filter(({ startedAt }) => startedAt !== null)).toHaveLength(2);
    demo.startScenario('everything', 'ben');
    expect(told().filter((line) => line.endsWith('stopped'))).toEqual([
      'payment-outage stopped',
      'slow-search stopped',
    ]);
    expect(
      demo
        .state()
        .scenarios.filter(({ startedAt }) => startedAt !== null)
        .map(({ id }) => id),
    ).toEqual(['everything']);
    expect(service('payments')?.dials).toEqual(service('payments')?.healthy);
    expect(service('search')?.dials.latencyMs).toBe(890);
  });

  it('is unknown by any other name', () => {
    for (const call of [() => demo.startScenario('x', 'ana'), () => demo.stopScenario('x', 'ana')]) {
      expect(call).toThrow(expect.objectContaining({ code: 'unknown-scenario' }));
    }
  });

  it('leaves no timer behind when the demo is closed', async () => {
    demo.startScenario('everything', 'ana');
    await demo.close();
    expect(clock.pendingTimers).toBe(0);
    expect(healthy()).toBe(true);
  });
});
