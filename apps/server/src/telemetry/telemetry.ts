import { BREAKER_STATES } from '@fuseboard/protocol';
import type { BreakerRegistry } from '../breakers/breaker-registry.ts';
import type { Layout } from '../breakers/layout.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Hub } from '../hub/hub.ts';
import type { ServerClock } from '../server-clock.ts';
import { type Metered, writeBreakers } from './breaker-meters.ts';
import { CallDurations } from './call-durations.ts';
import { EventCounts } from './event-counts.ts';
import { EventLoop } from './event-loop.ts';
import { Exposition, type ExpositionFormat, labelText } from './exposition.ts';
import { writeProcess } from './process-meters.ts';
import { STATE_LABELS } from './state-label.ts';

/** Those who have the board open. */
interface Clients {
  readonly connected: number;
  /** Of those, the ones that have not taken their last frame. */
  readonly behind: number;
  /** Packets that wait for them. */
  readonly backlog: number;
}

export interface TelemetryDeps {
  readonly registry: Pick<BreakerRegistry, 'layout'>;
  readonly hub: Pick<Hub, 'subscribe' | 'journal'>;
  readonly clock: ServerClock;
  readonly version: string;
  readonly clients: () => Clients;
}

type Heard = Pick<Metered, 'durations' | 'labels'>;

/**
 * What a scraper is told. Numbers that the breakers keep are read when asked for; only durations are heard call by call. A family
 * has as many series as there are breakers, times a constant: no error text, reason or name of a person is ever a label.
 */
export class Telemetry {
  readonly #deps: TelemetryDeps;
  readonly #startedAt: number;
  readonly #events = new EventCounts();
  readonly #eventLoop: EventLoop;
  readonly #unsubscribe: () => void;
  /** In the order of the board. */
  #heard = new Map<ManagedBreaker, Heard>();
  #layout: Layout | null = null;
  #frames = 0;
  #lastFrame: number;
  #frameIntervalMs = 0;

  constructor(deps: TelemetryDeps) {
    const now = deps.clock.now();
    this.#deps = deps;
    this.#startedAt = now;
    this.#lastFrame = now;
    this.#eventLoop = new EventLoop(now);
    this.#listenToAll(now);
    this.#unsubscribe = deps.hub.subscribe({
      entries: (entries) => {
        for (const entry of entries) this.#events.add(entry);
      },
      tick: () => this.#countFrame(),
    });
  }

  /** A scrape in pieces of some kilobytes, so that who sends them can let others have their turn in between. */
  *pieces(format: ExpositionFormat): Generator<string> {
    const { clock } = this.#deps;
    const now = clock.now();
    const to = new Exposition(format);
    const breakers = this.#metered(now);
    for (const _ of writeBreakers(to, breakers, now)) yield to.take();
    this.#writeBoard(to, breakers);
    this.#writeServer(to, now);
    this.#eventLoop.write(to, now);
    writeProcess(to);
    to.end();
    yield to.take();
  }

  close(): void {
    this.#unsubscribe();
    this.#eventLoop.close();
    for (const { durations } of this.#heard.values()) durations.close();
  }

  #metered(now: number): readonly Metered[] {
    this.#listenToAll(now);
    return Array.from(this.#heard, ([managed, { durations, labels }]) => {
      return { managed, durations, labels, snapshot: managed.breaker.snapshot() };
    });
  }

  /** Those that are on the board now: new ones from now on, those that are gone no more. */
  #listenToAll(now: number): void {
    const { layout } = this.#deps.registry;
    if (layout === this.#layout) return;
    this.#layout = layout;
    const present = new Map(
      layout.breakers.map((managed) => [managed, listen(managed, this.#heard.get(managed), now)]),
    );
    for (const [managed, { durations }] of this.#heard) if (!present.has(managed)) durations.close();
    this.#heard = present;
  }

  #countFrame(): void {
    const now = this.#deps.clock.now();
    this.#listenToAll(now);
    this.#frames += 1;
    this.#frameIntervalMs = now - this.#lastFrame;
    this.#lastFrame = now;
  }

  #writeBoard(to: Exposition, breakers: readonly Metered[]): void {
    to.begin({ name: 'fuseboard_breakers', type: 'gauge', help: 'Breakers on the board, by state' });
    for (const state of BREAKER_STATES) {
      const count = breakers.filter(({ snapshot }) => snapshot.state === state).length;
      to.sample('fuseboard_breakers', labelText({ state: STATE_LABELS[state] }), count);
    }
    this.#events.write(to);
    const seq = 'Number of the newest journal entry';
    to.single({ name: 'fuseboard_journal_seq', type: 'gauge', help: seq }, this.#deps.hub.journal.lastSeq);
    const { connected, behind, backlog } = this.#deps.clients();
    const gauge = (name: string, help: string, value: number): void =>
      to.single({ name, type: 'gauge', help }, value);
    gauge('fuseboard_clients', 'Clients that have the board open', connected);
    gauge('fuseboard_clients_behind', 'Clients that have not taken their last frame', behind);
    gauge('fuseboard_client_backlog_packets', 'Packets that wait for clients', backlog);
  }

  #writeServer(to: Exposition, now: number): void {
    const { version, clock } = this.#deps;
    const build = {
      name: 'fuseboard_build_info',
      type: 'gauge',
      help: 'Always 1; its labels tell the build',
    } as const;
    to.begin(build);
    to.sample(build.name, labelText({ version, node: process.versions.node }), 1);
    const seconds = (name: string, help: string, ms: number): void =>
      to.single({ name, type: 'gauge', help, unit: 'seconds' }, ms / 1_000);
    seconds('fuseboard_uptime_seconds', 'Since the server started', now - this.#startedAt);
    to.single(
      { name: 'fuseboard_frames_total', type: 'counter', help: 'Frames made, four a second' },
      this.#frames,
    );
    seconds(
      'fuseboard_frame_interval_seconds',
      'From the last frame but one to the last; 0.25 when nothing holds the server up',
      this.#frameIntervalMs,
    );
    const startTime = clock.wall() - (now - this.#startedAt);
    seconds('process_start_time_seconds', 'When the server started, since 1970', startTime);
  }
}

/** The group may be another than before; the durations go on. */
function listen(managed: ManagedBreaker, before: Heard | undefined, now: number): Heard {
  const { name, group } = managed.definition;
  const durations = before?.durations ?? new CallDurations(managed, now);
  return { durations, labels: labelText({ name, group: group ?? '' }) };
}
