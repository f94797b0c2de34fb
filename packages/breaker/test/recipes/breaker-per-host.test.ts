import { ManualClock } from '@fuseboard/breaker/testing';
import { expect, it } from 'vitest';
import { HostBreakers } from '../../recipes/breaker-per-host.ts';
import { defer } from '../harness.ts';

function bench(max: number): HostBreakers {
  return new HostBreakers(max, { consecutiveFailuresThreshold: 1 }, { clock: new ManualClock() });
}

it('one host’s outage is no other host’s', async () => {
  const breakers = bench(10);
  const down = breakers.for('https://a.example/orders').execute(() => Promise.reject(new Error('down')));
  await expect(down).rejects.toThrow('down');
  expect(breakers.for('https://a.example/other?page=2').state).toBe('open');
  expect(breakers.for('https://b.example/orders').state).toBe('closed');
  expect(breakers.for('https://a.example:8443/orders').state).toBe('closed');
  expect(breakers.size).toBe(3);
});

it('a thousand hosts leave no more than the bound, and those last used', () => {
  const breakers = bench(10);
  const first = breakers.for('https://host-0.example');
  for (let host = 1; host < 1_000; host += 1) breakers.for(`https://host-${host}.example`);
  expect(breakers.size).toBe(10);
  expect(first.acquire()).toBe(0); // disposed of
  const kept = breakers.for('https://host-990.example');
  expect(kept.acquire()).not.toBe(0);
  expect(breakers.for('https://host-990.example')).toBe(kept);
});

it('the longest idle one goes first, not the oldest', () => {
  const breakers = bench(2);
  const first = breakers.for('https://a.example');
  const second = breakers.for('https://b.example');
  breakers.for('https://a.example');
  breakers.for('https://c.example');
  expect(first.acquire()).not.toBe(0);
  expect(second.acquire()).toBe(0);
});

it('an open breaker outlives closed ones, but not the bound', () => {
  const breakers = bench(2);
  const open = breakers.for('https://a.example');
  open.trip();
  breakers.for('https://b.example');
  breakers.for('https://c.example');
  expect(breakers.for('https://a.example')).toBe(open);
  breakers.for('https://c.example').trip();
  breakers.for('https://d.example');
  expect(breakers.size).toBe(2);
  expect(breakers.for('https://a.example')).not.toBe(open);
});

it('a call under way ends as it will when its host is evicted', async () => {
  const breakers = bench(1);
  const answer = defer<string>();
  const call = breakers.for('https://a.example').execute(() => answer.promise);
  breakers.for('https://b.example');
  answer.resolve('fine');
  expect(await call).toBe('fine');
});
