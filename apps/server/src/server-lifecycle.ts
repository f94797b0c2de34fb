import { lookup } from 'node:dns/promises';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { BreakerRegistry } from './breakers/breaker-registry.ts';
import type { ServerOptions } from './config/command-line.ts';
import type { ConfigFollower } from './definitions/config-follower.ts';
import type { Definitions } from './definitions/definitions.ts';
import type { Demo } from './demo/demo.ts';
import type { HistoryStore } from './history/history-store.ts';
import type { Hub } from './hub/hub.ts';
import { OpenConnections } from './open-connections.ts';
import type { Access } from './operators/access.ts';
import { reachableHost } from './operators/request-guard.ts';
import type { ServerClock } from './server-clock.ts';
import type { Gateway } from './socket/gateway.ts';
import type { Telemetry } from './telemetry/telemetry.ts';

/** Connections that are still open after this are cut. */
const DRAIN_MS = 500;

/** What the doors ask about the server while it runs. */
export interface Phase {
  /** The breakers run. */
  started: boolean;
  stopping: boolean;
  /** The one that was asked for, then the one it got. */
  port: number;
}

export interface LifecycleDeps {
  readonly app: FastifyInstance;
  readonly access: Access;
  readonly gateway: Gateway;
  readonly hub: Hub;
  readonly store: HistoryStore;
  readonly registry: BreakerRegistry;
  readonly definitions: Definitions;
  readonly configFile: ConfigFollower;
  readonly demo: Demo | null;
  readonly telemetry: Telemetry;
  readonly clock: ServerClock;
  readonly options: ServerOptions;
  readonly phase: Phase;
}

/** The order in which things begin and end. */
export class ServerLifecycle {
  readonly access: Access;
  readonly hub: Hub;
  readonly registry: BreakerRegistry;
  readonly #deps: LifecycleDeps;
  readonly #connections: OpenConnections;
  #closed: Promise<void> | null = null;

  constructor(deps: LifecycleDeps) {
    this.access = deps.access;
    this.hub = deps.hub;
    this.registry = deps.registry;
    this.#deps = deps;
    this.#connections = new OpenConnections(deps.app.server);
  }

  /** Of the demo, and how many breakers there are in all. */
  get counts(): { readonly breakers: number; readonly demoBreakers: number } {
    const { registry, demo } = this.#deps;
    const ofDemo = registry.all.filter(({ definition }) => demo?.definitions.includes(definition));
    return { breakers: registry.all.length, demoBreakers: ofDemo.length };
  }

  /** Where the history is kept; null: in memory, as was asked for, or because the folder cannot be used. */
  get historyFile(): string | null {
    const { store } = this.#deps;
    return store.durable ? store.file : null;
  }

  /** Clients that have the board open. */
  get viewers(): number {
    return this.#deps.gateway.viewers;
  }

  /** Packets that wait for clients that have not taken those before them. */
  get backlog(): number {
    return this.#deps.gateway.backlog;
  }

  /** Clients that have not taken their last frame. */
  get behind(): number {
    return this.#deps.gateway.behind;
  }

  /** The demo first: its breakers call it from the first moment on. */
  async listen(): Promise<{ readonly url: string }> {
    const { hub, registry, definitions, configFile, options, phase } = this.#deps;
    await this.#open();
    const url = `http://${reachableHost(options.host)}:${phase.port}`;
    hub.record({ kind: 'server', breaker: null, event: 'started', text: `Listening at ${url}` });
    definitions.tellEarly();
    hub.start();
    registry.start();
    configFile.start();
    phase.started = true;
    return { url };
  }

  async #open(): Promise<void> {
    const { app, demo, options, phase } = this.#deps;
    await demo?.listen();
    try {
      // Looked up here, since for `localhost` Fastify opens a second server, which socket.io knows nothing of.
      const { address } = await lookup(options.host);
      await app.listen({ host: address, port: options.port });
    } catch (error) {
      await this.close();
      throw error;
    }
    // Of a TCP server that listens it is an object.
    phase.port = (app.server.address() as AddressInfo).port;
  }

  /** Calls in flight end while the clients still look on; then the clients go, and then the doors close. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    const { access, hub, store, registry, demo, telemetry, phase } = this.#deps;
    phase.stopping = true;
    this.#deps.configFile.stop();
    hub.record({ kind: 'server', breaker: null, event: 'stopping', text: 'Stopping: no new calls' });
    hub.flush();
    await registry.stop();
    hub.stop();
    telemetry.close();
    access.close();
    await Promise.all([this.#closeDoors(), demo?.close()]);
    store.close();
  }

  async #closeDoors(): Promise<void> {
    const { app, gateway, clock } = this.#deps;
    gateway.disconnect();
    const cancel = clock.setTimeout(() => this.#connections.destroy(), DRAIN_MS);
    await app.close();
    cancel();
    await gateway.close();
  }
}
