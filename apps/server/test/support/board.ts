import type { BreakerDefinition, JournalEntry } from '@fuseboard/protocol';
import { Layout } from '../../src/breakers/layout.ts';
import { ManagedBreaker } from '../../src/breakers/managed-breaker.ts';
import { Hub } from '../../src/hub/hub.ts';
import type { Tick } from '../../src/hub/hub-listener.ts';
import { HistoryStore } from '../../src/history/history-store.ts';
import { ManualServerClock } from './manual-server-clock.ts';
import { ScriptedEndpoint } from './scripted-endpoint.ts';

export interface Board {
  readonly clock: ManualServerClock;
  readonly hub: Hub;
  readonly layout: Layout;
  readonly breakers: readonly ManagedBreaker[];
  readonly endpoints: readonly ScriptedEndpoint[];
  /** The batches that were published. */
  readonly batches: (readonly JournalEntry[])[];
  readonly ticks: Tick[];
  /** Ends the turn of the event loop. */
  readonly endTurn: () => void;
}

const silent = { warn: () => undefined, info: () => undefined };

/** A hub over real breakers with scripted endpoints, on manual time and manual turns. */
export function board(definitions: readonly BreakerDefinition[]): Board {
  const clock = new ManualServerClock();
  const endpoints = definitions.map(() => new ScriptedEndpoint());
  const breakers = definitions.map((one, index) => {
    const endpoint = endpoints[index] ?? new ScriptedEndpoint();
    return new ManagedBreaker(one, { clock, random: () => 0.5, endpoint });
  });
  const store = new HistoryStore({ folder: ':memory:', clock, logger: silent });
  let deferred: (() => void)[] = [];
  const layout = new Layout(1, breakers);
  const hub = new Hub({ layout, clock, store, defer: (fn) => void deferred.push(fn) });
  const batches: (readonly JournalEntry[])[] = [];
  const ticks: Tick[] = [];
  hub.subscribe({ entries: (batch) => void batches.push(batch), tick: (tick) => void ticks.push(tick) });
  const endTurn = (): void => {
    const due = deferred;
    deferred = [];
    for (const fn of due) fn();
  };
  return { clock, hub, layout, breakers, endpoints, batches, ticks, endTurn };
}

/** The one there is; for tests that made it. */
export function only<Value>(values: readonly Value[]): Value {
  const [value, ...others] = values;
  if (value === undefined || others.length > 0) throw new Error(`expected one, got ${values.length}`);
  return value;
}
