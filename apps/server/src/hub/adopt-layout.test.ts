import { describe, expect, it } from 'vitest';
import { only, board } from '../../test/support/board.ts';
import { definition } from '../../test/support/definitions.ts';
import { ScriptedEndpoint } from '../../test/support/scripted-endpoint.ts';
import { Layout } from '../breakers/layout.ts';
import { ManagedBreaker } from '../breakers/managed-breaker.ts';

function changing(...names: readonly string[]) {
  const it = board(names.map((name) => definition(name)));
  const make = (name: string): ManagedBreaker =>
    new ManagedBreaker(definition(name), {
      clock: it.clock,
      random: () => 0.5,
      endpoint: new ScriptedEndpoint(),
    });
  const get = (name: string): ManagedBreaker => only(it.breakers.filter((managed) => managed.name === name));
  return { ...it, make, get };
}

const seconds = (count: number) => count * 1_000;

describe('when the list of breakers changes', () => {
  it('numbers, states and rates move with their breakers to other indices', async () => {
    const { hub, clock, make, get, endTurn } = changing('a', 'b');
    hub.start();
    const b = get('b');
    await b.call();
    b.breaker.forceOpen();
    clock.advance(seconds(5));
    endTurn();
    const before = hub.views.view(b);
    const fresh = make('new');
    hub.adopt(new Layout(2, [b, fresh]));
    expect(hub.snapshot()).toMatchObject({
      layout: 2,
      breakers: [
        { name: 'b', state: 'forced-open' },
        { name: 'new', state: 'closed' },
      ],
    });
    expect(hub.snapshot().rows.map(([index, , , buffered]) => [index, buffered])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(hub.views.view(b)).toEqual(before);
    expect(before.rate).toBeGreaterThan(0);
    expect(() => hub.views.state(get('a'))).toThrow('a is not on this board');
  });

  it('hears what the new ones do and no more of those that are gone', () => {
    const { hub, clock, make, get, batches, endTurn } = changing('a', 'b');
    hub.start();
    const fresh = make('new');
    hub.adopt(new Layout(2, [fresh, get('b')]));
    get('a').breaker.trip();
    fresh.breaker.trip();
    endTurn();
    expect(batches.flat()).toMatchObject([{ kind: 'transition', breaker: 'new' }]);
    expect(hub.snapshot().breakers).toMatchObject([{ name: 'new', state: 'open' }, { name: 'b' }]);
    clock.advance(250);
    const frame = hub.everyRow();
    expect([frame.layout, frame.rows.map(([index]) => index)]).toEqual([2, [0, 1]]);
  });

  it('tells what happened before, then that a new picture is needed, then frames of it', () => {
    const { hub, clock, get } = changing('a', 'b');
    hub.start();
    const told: string[] = [];
    hub.subscribe({
      entries: (entries) => void told.push(`entries ${entries.map(({ seq }) => seq).join()}`),
      layout: () => void told.push(`picture ${hub.snapshot().layout}, entry ${hub.snapshot().seq}`),
      tick: ({ frame }) => void told.push(`frame ${frame.layout}`),
    });
    get('b').breaker.trip();
    hub.adopt(new Layout(2, [get('b')]));
    clock.advance(250);
    expect(told).toEqual(['entries 1', 'picture 2, entry 1', 'frame 2']);
  });

  it('a breaker that comes later has no series from before it came, and the others keep theirs', async () => {
    const { hub, clock, make, get } = changing('a');
    hub.start();
    clock.advance(seconds(3));
    const fresh = make('new');
    hub.adopt(new Layout(2, [fresh, get('a')]));
    await fresh.call();
    clock.advance(seconds(2));
    const query = { points: 100 };
    expect((await hub.history.series(fresh, query)).points.map(({ success }) => success)).toEqual([1, 0]);
    expect((await hub.history.series(get('a'), query)).points).toHaveLength(5);
    expect(hub.history.recent(60).rates).toMatchObject({ new: [null, null], a: [null, null, null] });
  });

  it('knows of no state before a breaker came, nor between its going and coming back', async () => {
    const { hub, clock, make, get } = changing('a');
    hub.start();
    const start = hub.epoch.now();
    clock.advance(seconds(10));
    const fresh = make('new');
    hub.adopt(new Layout(2, [get('a'), fresh]));
    clock.advance(seconds(10));
    hub.adopt(new Layout(3, [get('a')]));
    clock.advance(seconds(10));
    const again = make('new');
    hub.adopt(new Layout(4, [get('a'), again]));
    clock.advance(seconds(1));
    expect((await hub.history.series(again, { points: 10 })).states).toEqual([
      { state: 'closed', from: start + seconds(10), to: start + seconds(20) },
      { state: 'closed', from: start + seconds(30), to: null },
    ]);
  });

  it('is an empty board once the last has gone', () => {
    const { hub, clock } = changing('a');
    hub.start();
    hub.adopt(new Layout(2, []));
    clock.advance(seconds(2));
    expect(hub.snapshot()).toMatchObject({ layout: 2, breakers: [], rows: [] });
  });
});
