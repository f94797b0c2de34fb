import type { TransitionEvent } from '@fuseboard/breaker';
import { type BreakerDefinitionInput, breakerDefinitionSchema } from '@fuseboard/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ManagedBreaker } from '../../src/breakers/managed-breaker.ts';
import { createEndpoints } from '../../src/endpoints/create-endpoints.ts';
import { systemServerClock as clock } from '../../src/server-clock.ts';
import { anyLoopback } from '../support/egress.ts';
import { eventually, PATIENCE } from './eventually.ts';
import { EndpointProcess } from './endpoint-process.ts';
import { seededRandom } from './seeded-random.ts';

vi.setConfig(PATIENCE);

const endpoints = createEndpoints({ clock, guard: anyLoopback(), serviceUrl: () => null });
const service = new EndpointProcess();
let managed: ManagedBreaker | null = null;

/** 40 calls a second; trips when half of the last 6 failed; waits 100 ms; one probe. */
function run(endpoint: BreakerDefinitionInput['endpoint']): ManagedBreaker {
  const definition = breakerDefinitionSchema.parse({
    name: 'service',
    endpoint,
    traffic: { rate: 40 },
    breaker: {
      slidingWindow: { type: 'count-based', size: 6 },
      minimumNumberOfCalls: 6,
      waitDurationInOpenState: 100,
      permittedNumberOfCallsInHalfOpenState: 1,
    },
  });
  managed = new ManagedBreaker(definition, {
    clock,
    random: seededRandom(1),
    endpoint: endpoints(definition.endpoint),
    graceMs: 100,
  });
  managed.start();
  return managed;
}

const http = (rest: object = {}): ManagedBreaker =>
  run({ type: 'http', url: service.url, timeout: 20_000, ...rest });

/** Where timeouts are the matter; everywhere else a slow machine must cause none. */
const IMPATIENT = { timeout: 300 };

const BOUND_MS = 40_000;

/** The next transition to the state. */
function next({ breaker }: ManagedBreaker, to: TransitionEvent['to']): Promise<TransitionEvent> {
  return new Promise((resolve, reject) => {
    const cancel = clock.setTimeout(() => reject(new Error(`not ${to} within ${BOUND_MS} ms`)), BOUND_MS);
    const unsubscribe = breaker.subscribe(
      (event) => {
        if (event.type !== 'transition' || event.to !== to) return;
        cancel();
        unsubscribe();
        resolve(event);
      },
      ['transition'],
    );
  });
}

/** The first of the calls to come that ends like this. */
function nextCall({ breaker }: ManagedBreaker, outcome: 'success' | 'failure'): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = breaker.subscribe(
      (event) => {
        if (event.type !== 'call' || event.outcome !== outcome) return;
        unsubscribe();
        resolve();
      },
      ['call'],
    );
  });
}

/** The most frequent error behind the trip. */
async function tripBy(
  one: ManagedBreaker,
  fault: () => unknown,
): Promise<{ event: TransitionEvent; error: unknown }> {
  await nextCall(one, 'success');
  const opened = next(one, 'open');
  await fault();
  const event = await opened;
  expect(event.cause).toMatchObject({ type: 'failure-rate', threshold: 50 });
  return { event, error: 'errors' in event.cause ? event.cause.errors[0] : undefined };
}

/** What a dying process does to the calls it was busy with; to later ones the connection is refused. */
const CONNECTION_LOST = /^(ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET)$/;

const refused = () => ({
  type: 'probes-failed',
  errors: [
    {
      name: 'EndpointError',
      code: 'ECONNREFUSED',
      message: `connect ECONNREFUSED 127.0.0.1:${service.port}`,
    },
  ],
});

beforeEach(() => service.start());
afterEach(async () => {
  service.thaw();
  await managed?.stop();
  managed = null;
  await service.kill();
});

describe('a breaker before a real endpoint trips for the right reason and recovers', () => {
  it('when the process is killed and started again', async () => {
    const one = http();
    const { error } = await tripBy(one, () => service.kill());
    expect(error).toMatchObject({ code: expect.stringMatching(CONNECTION_LOST) });
    expect((await next(one, 'open')).cause).toMatchObject(refused());
    const closed = next(one, 'closed');
    await service.start();
    expect((await closed).cause).toMatchObject({ type: 'probes-succeeded' });
  });

  it('when the process is stopped and goes on', async () => {
    const one = http(IMPATIENT);
    const { error } = await tripBy(one, () => service.freeze());
    expect(error).toMatchObject({ name: 'CallTimeoutError', code: 'ETIMEDOUT' });
    expect(one.breaker.snapshot().totals.timeout).toBeGreaterThanOrEqual(3);
    const closed = next(one, 'closed');
    service.thaw();
    await closed;
  });

  it('when it asks to be left alone: as long as it asks, not as long as configured', async () => {
    const one = http();
    const { event, error } = await tripBy(one, () => service.answer('busy'));
    expect(error).toMatchObject({ name: 'HttpStatusError', code: 'HTTP_503', message: 'HTTP 503' });
    expect(event.snapshot.retryAfterMs).toBeCloseTo(1_000);
    const closed = next(one, 'closed');
    await service.answer('ok');
    expect((await closed).at - event.at).toBeGreaterThanOrEqual(1_000);
  });

  it.each([
    ['garbage', 'HPE_INVALID_CONSTANT', /^the answer is not HTTP \(/],
    ['cut', 'UND_ERR_SOCKET', /^socket closed before the answer was complete$/],
    ['reset', 'ECONNRESET', /^read ECONNRESET$/],
    ['silent', 'ETIMEDOUT', /took longer than 300 ms$/],
  ] as const)('when the answers are of the kind: %s', async (mode, code, message) => {
    const one = http(mode === 'silent' ? IMPATIENT : {});
    const { error } = await tripBy(one, () => service.answer(mode));
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    const closed = next(one, 'closed');
    await service.answer('ok');
    await closed;
  });

  it('over tcp', async () => {
    const one = run({ type: 'tcp', host: '127.0.0.1', port: service.port, timeout: 20_000 });
    await tripBy(one, () => service.kill());
    expect((await next(one, 'open')).cause).toMatchObject(refused());
    const closed = next(one, 'closed');
    await service.start();
    await closed;
  });
});

describe('stopping', () => {
  it('waits for the calls under way, then cuts them off without moving the breaker', async () => {
    await service.answer('silent');
    const one = http({ timeout: 60_000 });
    await eventually(() => one.inFlight).toBeGreaterThan(2);
    await one.stop();
    await eventually(() => one.inFlight).toBe(0);
    expect(one.breaker.snapshot()).toMatchObject({ state: 'closed', failedCalls: 0, totals: { failure: 0 } });
  });
});
