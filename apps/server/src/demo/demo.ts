import type {
  BreakerDefinition,
  DemoScenario,
  DemoService,
  DemoState,
  DialsEntry,
  FaultDialsPatch,
  ScenarioEntry,
} from '@fuseboard/protocol';
import { DEMO_SERVICE_NAMES, type DemoServiceName } from '../demo-service-names.ts';
import { ProblemError } from '../problem-error.ts';
import type { ServerClock } from '../server-clock.ts';
import { DEMO_DEFINITIONS } from './demo-definitions.ts';
import { DemoServer } from './demo-server.ts';
import type { ScenarioStep } from './scenario.ts';
import { ScenarioRunner } from './scenario-runner.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { SHOP } from './shop.ts';

/** What the journal keeps of the demo. */
export type DemoEvent = Omit<DialsEntry, 'seq' | 'at'> | Omit<ScenarioEntry, 'seq' | 'at'>;

export interface DemoDeps {
  readonly clock: ServerClock;
  readonly random: () => number;
}

/** A small shop of real HTTP services on loopback, with dials for what goes wrong and scripted outages. */
export class Demo {
  readonly definitions: readonly BreakerDefinition[] = DEMO_DEFINITIONS;
  readonly #servers: ReadonlyMap<string, DemoServer>;
  readonly #scenarios: ScenarioRunner;
  readonly #listeners = new Set<(event: DemoEvent) => void>();
  #callers: readonly BreakerDefinition[] = DEMO_DEFINITIONS;

  constructor(deps: DemoDeps) {
    this.#servers = new Map(DEMO_SERVICE_NAMES.map((name) => [name, new DemoServer(SHOP[name], deps)]));
    this.#scenarios = new ScenarioRunner(SCENARIOS, {
      clock: deps.clock,
      turn: (turn) => this.#turnAll(turn),
      emit: (event) => this.#emit(event),
    });
  }

  async listen(): Promise<void> {
    await Promise.all([...this.#servers.values()].map((server) => server.listen()));
  }

  async close(): Promise<void> {
    this.#scenarios.close();
    await Promise.all([...this.#servers.values()].map((server) => server.close()));
  }

  state(): DemoState {
    return {
      services: DEMO_SERVICE_NAMES.map((name) => this.#view(name, this.#server(name))),
      scenarios: this.#scenarios.list(),
    };
  }

  /** The breakers that run, so that each service can name those that call it; until told, those of the demo itself. */
  setCallers(definitions: readonly BreakerDefinition[]): void {
    this.#callers = definitions;
  }

  /** Where a service listens; null: there is none of that name, or it does not listen. */
  urlOf(service: string): string | null {
    return this.#servers.get(service)?.url ?? null;
  }

  /** @throws ProblemError `unknown-service` */
  turn(service: string, dials: FaultDialsPatch, actor: string): DemoService {
    const server = this.#server(service);
    const before = server.dials;
    // zod types a dial left out as one that may be undefined; no parsed patch holds such a key.
    server.turn(dials as Partial<typeof before>);
    this.#emit({ kind: 'dials', breaker: null, service, before, after: server.dials, actor });
    return this.#view(service, server);
  }

  /** @throws ProblemError `unknown-scenario` */
  startScenario(id: string, actor: string): DemoScenario {
    return this.#scenarios.start(id, actor);
  }

  /** @throws ProblemError `unknown-scenario` */
  stopScenario(id: string, actor: string): DemoScenario {
    return this.#scenarios.stop(id, actor);
  }

  /** Returns its undo. */
  subscribe(listener: (event: DemoEvent) => void): () => void {
    const own = (event: DemoEvent): void => listener(event);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  #emit(event: DemoEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #turnAll(turn: ScenarioStep['turn']): void {
    for (const [name, dials] of Object.entries(turn)) {
      const spec = SHOP[name as DemoServiceName]; // a step has no other keys
      this.#server(name).turn(dials === 'healthy' ? spec.healthy : dials);
    }
  }

  #server(service: string): DemoServer {
    const server = this.#servers.get(service);
    if (server !== undefined) return server;
    const known = DEMO_SERVICE_NAMES.join(', ');
    throw new ProblemError('unknown-service', `There is no demo service "${service}". There are: ${known}.`);
  }

  #view(name: string, server: DemoServer): DemoService {
    const { description, healthy } = SHOP[name as DemoServiceName]; // only names of the shop have a server
    return {
      name,
      description,
      url: server.url ?? '',
      dials: server.dials,
      healthy,
      served: server.served,
      inFlight: server.inFlight,
      breakers: this.#callers
        .filter(({ endpoint }) => callsService(endpoint, name))
        .map((caller) => caller.name),
    };
  }
}

const callsService = (endpoint: BreakerDefinition['endpoint'], service: string): boolean =>
  endpoint.type === 'demo' && endpoint.service === service;
