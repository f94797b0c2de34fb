import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/** Runs a script in a Node process of its own; killed, which fails the test, if it has not ended after 10 s. */
async function inProcess(script: string): Promise<string> {
  const args = ['--conditions=@fuseboard/source', '--import', 'tsx', '--input-type=module', '--eval', script];
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const { stdout } = await run(process.execPath, args, { cwd, timeout: 10_000 });
  return stdout.trim();
}

const IMPORT = "import { CircuitBreaker } from '@fuseboard/breaker';";

it('[T2] a process with nothing to do but wait for breakers ends', async () => {
  const script = `${IMPORT}
    const expiring = new CircuitBreaker('expiring');
    expiring.trip();
    expiring.forceOpen({ expiresAfter: 3_600_000 });
    const waiting = new CircuitBreaker('waiting', { automaticTransitionFromOpenToHalfOpen: true, waitDurationInOpenState: 3_600_000 });
    waiting.trip();
    const calling = new CircuitBreaker('calling', { timeout: 3_600_000 });
    calling.execute(() => new Promise(() => {}));
    console.log(expiring.state, waiting.state, calling.snapshot().totals.success);`;
  expect(await inProcess(script)).toBe('forced-open open 0');
}, 15_000);

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
