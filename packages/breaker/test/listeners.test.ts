import { expect, it } from 'vitest';
import { type BreakerEvent, CircuitBreaker } from '../src/index.ts';
import { bench, boom, listen, ok, play } from './harness.ts';

it('[E5] a listener that throws changes no result and no count, and is reported', async () => {
  const problems: unknown[] = [];
  const b = bench({}, { onListenerError: (error) => problems.push(error) });
  b.breaker.subscribe(boom);
  const { events } = listen(b.breaker);
  await expect(b.breaker.execute(ok)).resolves.toBe('fine');
  await expect(b.breaker.execute(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
  play(b.breaker, 'FF');
  expect(b.breaker.snapshot()).toMatchObject({ state: 'open', totals: { success: 1, failure: 3 } });
  expect(problems).toHaveLength(5);
  expect(events).toEqual(b.events); // nor does it keep anything from the others
});

it('[E5] nobody asked for problems: they go nowhere, as do those of the asker', () => {
  const quiet = bench();
  quiet.breaker.subscribe(boom);
  play(quiet.breaker, 'FFFF');
  expect(quiet.breaker.state).toBe('open');
  const loud = bench({}, { onListenerError: boom });
  loud.breaker.subscribe(boom);
  play(loud.breaker, 'FFFF');
  expect(loud.breaker.state).toBe('open');
});

it('[E5] a listener may call back, and everything is told in order', () => {
  const b = bench();
  const seen: string[] = [];
  const note = (event: BreakerEvent): void => {
    if (event.type === 'transition') seen.push(`${event.from}>${event.to}, is ${b.breaker.state}`);
  };
  b.breaker.subscribe((event) => {
    note(event);
    if (event.type === 'transition' && event.to === 'open') b.breaker.probe();
    if (event.type === 'transition' && event.to === 'half-open') b.breaker.reset();
  });
  const later: string[] = [];
  b.breaker.subscribe((event) => event.type === 'transition' && later.push(`${event.from}>${event.to}`));
  b.breaker.trip();
  expect(seen).toEqual([
    'closed>open, is open',
    'open>half-open, is half-open',
    'half-open>closed, is closed',
  ]);
  expect(later).toEqual(['closed>open', 'open>half-open', 'half-open>closed']);
  expect(b.transitions().map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

it('[E5] an outcome is told before what it causes, and both after the move', () => {
  const b = bench();
  const states: string[] = [];
  b.breaker.subscribe((event) => states.push(`${event.type} ${b.breaker.state}`));
  play(b.breaker, 'FFFF');
  expect(states.slice(-2)).toEqual(['call open', 'transition open']);
});

it('[E5] a listener that acquires and finishes calls inside counts like anyone', () => {
  const b = bench();
  let budget = 3;
  b.breaker.subscribe((event) => {
    if (event.type === 'call' && event.outcome === 'success' && budget > 0) {
      budget -= 1;
      play(b.breaker, 'S');
    }
  });
  play(b.breaker, 'S');
  expect(b.breaker.snapshot().bufferedCalls).toBe(4);
  expect(b.events).toHaveLength(4);
});

it('[E5] who leaves during delivery hears no more, who comes hears only what is new', () => {
  const b = bench();
  const first: string[] = [];
  const second: string[] = [];
  const late: string[] = [];
  b.breaker.subscribe((event) => {
    first.push(event.type);
    leave();
    if (first.length === 1) b.breaker.subscribe((next) => late.push(next.type));
  });
  const leave = b.breaker.subscribe((event) => second.push(event.type));
  b.breaker.trip();
  b.breaker.reset();
  expect(first).toEqual(['transition', 'transition', 'reset']);
  expect(second).toEqual([]);
  expect(late).toEqual(['transition', 'reset']);
  leave();
});

it('[E5] one function can listen twice, and each undo takes one away', () => {
  const b = bench();
  let heard = 0;
  const listener = (): void => {
    heard += 1;
  };
  const undo = [b.breaker.subscribe(listener), b.breaker.subscribe(listener)];
  b.breaker.trip();
  undo[0]?.();
  undo[0]?.();
  b.breaker.reset();
  expect(heard).toBe(2 + 2);
});

it('[E8] only the types asked for', () => {
  const b = bench();
  const heard: string[] = [];
  b.breaker.subscribe(({ type }) => heard.push(type), ['reset', 'transition']);
  play(b.breaker, 'FFFF');
  b.breaker.reconfigure({ minimumNumberOfCalls: 1 });
  b.breaker.reset();
  expect(heard).toEqual(['transition', 'transition', 'reset']);
});

it('[E8] call events are made only while somebody wants them', () => {
  let reads = 0;
  const now = (): number => {
    reads += 1;
    return 0;
  };
  const breaker = new CircuitBreaker('quiet', {}, { clock: { now, setTimeout: () => () => {} } });
  const readsFor = (script: string): number => {
    reads = 0;
    play(breaker, script);
    return reads;
  };
  // An event has a time, so its making shows in the readings of the clock.
  breaker.subscribe(() => {}, ['transition', 'reset']);
  expect(readsFor('SFI')).toBe(0);
  const stop = breaker.subscribe(() => {}, ['call']);
  expect(readsFor('SFI')).toBe(3);
  stop();
  expect(readsFor('SFI')).toBe(0);
});

it('[E8] seq counts every event but calls, from 1, without gaps, heard or not', () => {
  const b = bench();
  const heard: (number | string)[] = [];
  b.breaker.trip(); // 1
  b.breaker.subscribe(
    (event) => heard.push('seq' in event ? event.seq : event.outcome),
    ['transition', 'call', 'disposed'],
  );
  b.breaker.probe(); // 2
  play(b.breaker, 'SS'); // 3 with the second
  b.breaker.reset(); // 4, not asked for
  b.breaker.metricsOnly(); // 5
  b.breaker.metricsOnly(); // 6, not asked for
  b.breaker.reconfigure({}); // 7, not asked for
  b.breaker.dispose(); // 8
  expect(heard).toEqual([2, 'success', 'success', 3, 5, 8]);
  expect(b.events.flatMap((event) => ('seq' in event ? [event.seq] : []))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

it('[E8] events cannot be changed by who hears them', () => {
  const b = bench();
  play(b.breaker, 'FFFF');
  expect(b.events.every((event) => Object.isFrozen(event))).toBe(true);
  const snapshot = b.transitions()[0]?.snapshot;
  expect([snapshot, snapshot?.totals, snapshot?.latency].every((part) => Object.isFrozen(part))).toBe(true);
});

it.each(['execute', 'tryExecute'] as const)(
  '[E10] a call refused by %s names the state that refused it, not the one a listener went on to',
  async (how) => {
    const { breaker, clock } = bench({ maxWaitDurationInHalfOpenState: 60 });
    breaker.trip();
    breaker.probe();
    clock.advance(100);
    breaker.subscribe((event) => event.type === 'transition' && event.to === 'open' && breaker.disable());
    const error = await (how === 'execute'
      ? breaker.execute(ok).catch((reason: unknown) => reason)
      : breaker.tryExecute(ok).then((result) => (result.ok ? null : result.error)));
    expect(breaker.state).toBe('disabled');
    expect(error).toMatchObject({ code: 'ECIRCUITOPEN', state: 'open', retryAfterMs: 960 });
  },
);

it.each(['execute', 'tryExecute'] as const)(
  '[E10] a call refused by %s names the state that refused it, also where a listener was refused in another one meanwhile',
  async (how) => {
    const { breaker } = bench();
    breaker.trip();
    const once = { done: false };
    breaker.subscribe(() => {
      if (once.done) return;
      once.done = true;
      breaker.forceOpen();
      expect(breaker.acquire()).toBe(0);
    }, ['call']);
    const error = await (how === 'execute'
      ? breaker.execute(ok).catch((reason: unknown) => reason)
      : breaker.tryExecute(ok).then((result) => (result.ok ? null : result.error)));
    expect(breaker.state).toBe('forced-open');
    expect(error).toMatchObject({ code: 'ECIRCUITOPEN', state: 'open', retryAfterMs: 1_000 });
  },
);
