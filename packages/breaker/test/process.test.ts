import { expect, it } from 'vitest';
import { inProcess } from './node-process.ts';

const IMPORT = "import { CircuitBreaker } from '@fuseboard/breaker'; const HOUR = 3_600_000;";

it.each([
  [
    'its breaker is open and waits for a call',
    'const breaker = new CircuitBreaker("open", { waitDurationInOpenState: HOUR }); breaker.trip();',
    'open',
  ],
  [
    'a timer is to end the wait',
    `const breaker = new CircuitBreaker("waiting", { automaticTransitionFromOpenToHalfOpen: true, waitDurationInOpenState: HOUR });
       breaker.trip();`,
    'open',
  ],
  [
    'a timer is to end the probing',
    `const breaker = new CircuitBreaker("probing", { automaticTransitionFromOpenToHalfOpen: true, maxWaitDurationInHalfOpenState: HOUR });
       breaker.trip(); breaker.probe(); breaker.acquire();`,
    'half-open',
  ],
  [
    'an override is to expire',
    'const breaker = new CircuitBreaker("expiring"); breaker.trip(); breaker.forceOpen({ expiresAfter: HOUR });',
    'forced-open',
  ],
  [
    'an override is to expire in more than a host’s longest timer',
    'const breaker = new CircuitBreaker("far"); breaker.disable({ expiresAfter: 10_000 * HOUR });',
    'disabled',
  ],
  [
    'a restored override is to expire',
    `const before = new CircuitBreaker("restored"); before.metricsOnly({ expiresAfter: HOUR });
       const breaker = CircuitBreaker.restore(JSON.parse(JSON.stringify(before.export()))); before.dispose();`,
    'metrics-only',
  ],
  [
    'a call is under way, and may time out',
    `const breaker = new CircuitBreaker("calling", { timeout: HOUR });
       breaker.execute(() => new Promise(() => {}));
       breaker.tryExecute(({ signal }) => new Promise(() => signal.aborted), { signal: new AbortController().signal });`,
    'closed',
  ],
  [
    'a load is coming back little by little',
    `const breaker = new CircuitBreaker("ramping", { slowStart: { duration: HOUR, initialRate: 10 }, permittedNumberOfCallsInHalfOpenState: 1 });
       breaker.trip(); breaker.probe(); breaker.succeed(breaker.acquire(), 1);`,
    'closed',
  ],
])(
  '[T2] a process with nothing to do ends, though %s',
  async (_what, script, state) => {
    const output = await inProcess(
      `${IMPORT} ${script} breaker.subscribe(() => {}); console.log(breaker.state);`,
    );
    expect(output).toBe(state);
  },
  15_000,
);

it('[T1] on the host’s own clock an override ends, a wait ends and a call times out', async () => {
  const script = `${IMPORT}
    const keepAlive = setInterval(() => {}, 1_000);
    const told = (breaker, state) => new Promise((resolve) => {
      breaker.subscribe((event) => { if (event.to === state) resolve(event.cause.type); }, ['transition']);
    });
    const one = new CircuitBreaker('one');
    one.disable({ expiresAfter: 20 });
    const two = new CircuitBreaker('two', { automaticTransitionFromOpenToHalfOpen: true, waitDurationInOpenState: 20.5 });
    two.trip();
    const three = new CircuitBreaker('three', { timeout: 20 });
    const call = three.tryExecute(({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))));
    const moves = Promise.all([told(one, 'closed'), told(two, 'half-open')]);
    console.log(...(await moves), (await call).reason);
    clearInterval(keepAlive);`;
  expect(await inProcess(script)).toBe('override-expired wait-elapsed timeout');
}, 15_000);
