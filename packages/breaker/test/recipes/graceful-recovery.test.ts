import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CircuitBreaker } from '@fuseboard/breaker';
import { ManualClock } from '@fuseboard/breaker/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GENTLE, reviveBreaker, saveBreaker } from '../../recipes/graceful-recovery.ts';
import { boom, ok } from '../harness.ts';

const run = promisify(execFile);

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breaker-'));
  file = join(folder, 'search.json');
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

/** Probes until the verdict; says how long the breaker stayed open. */
async function probe(clock: ManualClock, breaker: CircuitBreaker, call: () => string): Promise<number> {
  const wait = breaker.snapshot().retryAfterMs ?? 0;
  clock.advance(wait);
  do await breaker.tryExecute(call);
  while (breaker.state === 'half-open');
  return wait;
}

describe('recovery', () => {
  it('waits about twice as long after each failed probing, up to a minute, and no two breakers alike', async () => {
    const waits = async (name: string): Promise<number[]> => {
      const clock = new ManualClock();
      const breaker = new CircuitBreaker(name, GENTLE, { clock });
      breaker.trip();
      const all: number[] = [];
      for (let attempt = 0; attempt < 8; attempt += 1) all.push(await probe(clock, breaker, boom));
      return all;
    };
    const search = await waits('search');
    const nominal = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000];
    for (const [attempt, wait] of search.entries()) {
      expect(wait).toBeGreaterThanOrEqual((nominal[attempt] ?? 0) * 0.8);
      expect(wait).toBeLessThanOrEqual(Math.min((nominal[attempt] ?? 0) * 1.2, 60_000));
    }
    expect(await waits('orders')).not.toEqual(search);
  });

  it('lets a tenth of the calls in at first, then more, then all', async () => {
    const clock = new ManualClock();
    const breaker = new CircuitBreaker('search', GENTLE, { clock });
    breaker.trip();
    await probe(clock, breaker, ok);
    expect(breaker.state).toBe('closed');
    const admitted = async (): Promise<number> => {
      let count = 0;
      for (let call = 0; call < 100; call += 1) count += (await breaker.tryExecute(ok)).ok ? 1 : 0;
      return count;
    };
    expect(await admitted()).toBe(10);
    clock.advance(15_000);
    expect(await admitted()).toBe(55);
    clock.advance(15_000);
    expect(await admitted()).toBe(100);
  });
});

describe('from one process to the next', () => {
  it('an open breaker is still open, its deadline nearer by the time that has passed', () => {
    vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ['Date'] });
    const before = new CircuitBreaker('search', { ...GENTLE, waitDurationInOpenState: 10_000 });
    before.trip({ reason: 'index rebuilt' });
    saveBreaker(before, file);
    vi.setSystemTime(1_700_000_004_000);
    const after = reviveBreaker('search', file, { clock: new ManualClock() });
    expect(after.state).toBe('open');
    expect(after.snapshot().retryAfterMs).toBeLessThanOrEqual(6_000);
    expect(after.snapshot().retryAfterMs).toBeGreaterThan(5_000);
    expect(after.snapshot().cause).toMatchObject({ type: 'operator', reason: 'index rebuilt' });
  });

  it.each([
    ['no file', null],
    ['a file cut short', '{"savedAt":17000'],
    ['a file of another version', '{"savedAt":0,"memento":{"version":99}}'],
  ])('%s: begins closed', (_what, content) => {
    if (content !== null) writeFileSync(file, content);
    expect(reviveBreaker('search', file)).toMatchObject({ name: 'search', state: 'closed' });
  });

  it('a folder in place of the file is not swallowed', () => {
    expect(() => reviveBreaker('search', folder)).toThrow('EISDIR');
  });

  it('SIGTERM saves it after the server has closed', async () => {
    const script = fileURLToPath(new URL('sigterm-process.ts', import.meta.url));
    const args = ['--conditions=@fuseboard/source', '--import', 'tsx', script, file];
    await run(process.execPath, args, { timeout: 10_000 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      memento: { name: 'search', state: 'open', cause: { reason: 'told while closing' } },
    });
    expect(reviveBreaker('search', file).state).toBe('open');
  }, 15_000);
});
