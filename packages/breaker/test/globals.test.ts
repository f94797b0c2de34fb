import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';
import type * as Breaker from '../src/index.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** All entries, as one script that leaves them in `library`. */
function bundle(): string {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `export * from './index.ts'; export * from './adaptive-throttle/index.ts'; export * from './testing/index.ts';`,
      resolveDir: src,
    },
    bundle: true,
    format: 'iife',
    globalName: 'library',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

const code = bundle();

/** What any engine has by ECMA-262 alone, and what is given. */
function bareEngine(given: object = {}): (script: string) => unknown {
  const context = createContext(given);
  // V8's own extras, of no standard of the language.
  runInContext('delete globalThis.console; delete globalThis.WebAssembly;', context);
  runInContext(code, context);
  return (script) => runInContext(script, context);
}

/** Where a name is not of the language, the declarations of the sources say so: their compiler knows no other. */
function declaredBySources(): Record<string, string[]> {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const found = files.map((file) => {
    const text = readFileSync(join(src, file), 'utf8');
    const declared = text.matchAll(
      /^\s*(?:export )?declare (?:const|let|var|function|class|global) ?(\w*)/gm,
    );
    return [file, [...declared].map(([, name = '']) => name)] as const;
  });
  return Object.fromEntries(found.filter(([, names]) => names.length > 0));
}

it('[T1] the sources name nothing of a host but a clock, timers and AbortController', () => {
  expect(declaredBySources()).toEqual({
    'call-signal.ts': ['AbortController'],
    'clock.ts': ['performance', 'setTimeout', 'clearTimeout'],
  });
});

it('[T1] loads where there is no host at all', () => {
  const run = bareEngine();
  expect(run('Object.keys(globalThis)')).toEqual(['library']);
  expect(run('typeof performance + typeof setTimeout + typeof AbortController')).toBe('undefined'.repeat(3));
  expect(run('Object.keys(library)')).toContain('AdaptiveThrottle');
});

/** In the engine: every state, probes, a lease that runs out, a timeout, overrides that expire, a memento, a throttle. */
const TOUR = `(async () => {
  const { AdaptiveThrottle, CircuitBreaker, ManualClock } = library;
  const clock = new ManualClock(1_000);
  const seen = [];
  const config = {
    slidingWindow: { type: 'time-based', duration: 1_000 }, minimumNumberOfCalls: 2, timeout: 100, maxConcurrentCalls: 3,
    waitDurationInOpenState: { initial: 1_000, max: 4_000, jitter: 0.5 }, permittedNumberOfCallsInHalfOpenState: 1,
    maxWaitDurationInHalfOpenState: 500, automaticTransitionFromOpenToHalfOpen: true, slowStart: { duration: 200, initialRate: 50 },
  };
  const breaker = new CircuitBreaker('tour', config, { clock });
  const follow = (event) => { if (event.type === 'transition') seen.push(event.to + ' by ' + event.cause.type); };
  breaker.subscribe(follow);
  breaker.subscribe(() => {});
  const fail = () => breaker.execute(() => { throw new Error('boom'); }).catch(() => {});
  const hang = async () => {
    const call = breaker.tryExecute(() => new Promise(() => {}));
    clock.advance(100);
    return (await call).reason;
  };
  await fail();
  seen.push(await hang());
  seen.push((await breaker.tryExecute(() => 1)).reason);
  clock.advance(10_000);
  breaker.acquire();
  clock.advance(500);
  breaker.probe();
  await breaker.execute(() => 1);
  breaker.trip();
  breaker.forceOpen({ expiresAfter: 10 });
  clock.advance(10);
  breaker.disable({ expiresAfter: 10 });
  clock.advance(10);
  breaker.metricsOnly();
  await fail();
  await fail();
  breaker.reset();
  breaker.reconfigure({ slidingWindow: { type: 'count-based', size: 5 } });
  breaker.snapshot();
  const restored = CircuitBreaker.restore(JSON.parse(JSON.stringify(breaker.export())), config, { clock });
  breaker.dispose();
  seen.push(restored.state, (await breaker.tryExecute(() => 1)).reason);
  const throttle = new AdaptiveThrottle('tour', { classifyResult: () => 'failure' }, { clock });
  let refused = 0;
  for (let call = 0; call < 50; call += 1) if (!(await throttle.tryExecute(() => 1)).ok) refused += 1;
  throttle.snapshot();
  seen.push(refused > 0 ? 'throttled' : 'never throttled');
  return seen;
})()`;

it('[T1] goes through all states where there is no host, by a clock it is given', async () => {
  const seen = (await bareEngine()(TOUR)) as unknown[];
  expect([...new Set(seen)]).toEqual([
    'open by failure-rate',
    'timeout',
    'not-permitted',
    'half-open by wait-elapsed',
    'open by half-open-expired',
    'half-open by operator',
    'closed by probes-succeeded',
    'open by operator',
    'forced-open by operator',
    'half-open by override-expired',
    'disabled by operator',
    'closed by override-expired',
    'metrics-only by operator',
    'closed by operator',
    'closed',
    'disposed',
    'throttled',
  ]);
});

it('[T1] takes from a host a clock, timers and, when a call asks for its signal, AbortController', async () => {
  const asked: string[] = [];
  const given = { performance, setTimeout, clearTimeout, AbortController };
  const host = {};
  for (const [name, value] of Object.entries(given)) {
    const get = (): unknown => {
      asked.push(name);
      return value;
    };
    Object.defineProperty(host, name, { get, configurable: true });
  }
  const library = bareEngine(host)('library') as typeof Breaker;
  expect(asked).toEqual([]);
  const breaker = new library.CircuitBreaker('a', { timeout: 60_000 });
  await breaker.execute(() => 1);
  expect([...new Set(asked)].sort()).toEqual(['clearTimeout', 'performance', 'setTimeout']);
  await breaker.execute(({ signal }) => signal.aborted);
  expect(asked).toContain('AbortController');
});
