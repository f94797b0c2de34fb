import type {
  BreakerDefinition,
  DemoScenario,
  DemoService,
  DemoState,
  DialsEntry,
  FaultDialsPatch,
  ScenarioEntry,
} from '@fuseboard/protocol';
import { ProblemError } from '../problem-error.ts';
import type { ServerClock } from '../server-clock.ts';

/** What the journal keeps of the demo. */
export type DemoEvent = Omit<DialsEntry, 'seq' | 'at'> | Omit<ScenarioEntry, 'seq' | 'at'>;

export interface DemoDeps {
  readonly clock: ServerClock;
  readonly random: () => number;
}

/** A small shop of real HTTP services on loopback, with dials for what goes wrong and scripted outages. */
export class Demo {
  readonly definitions: readonly BreakerDefinition[] = [];

  readonly #deps: DemoDeps;

  constructor(deps: DemoDeps) {
    this.#deps = deps;
  }

  async listen(): Promise<void> {}

  async close(): Promise<void> {}

  state(): DemoState {
    return { services: [], scenarios: [] };
  }

  /** The breakers that run, so that each service can name those that call it; until told, those of the demo itself. */
  setCallers(_definitions: readonly BreakerDefinition[]): void {}

  /** Where a service listens; null: there is none of that name, or it does not listen. */
  urlOf(_service: string): string | null {
    return null;
  }

  /** @throws ProblemError `unknown-service` */
  turn(service: string, _dials: FaultDialsPatch, _actor: string): DemoService {
    throw new ProblemError('unknown-service', `There is no demo service "${service}".`);
  }

  /** @throws ProblemError `unknown-scenario` */
  startScenario(id: string, _actor: string): DemoScenario {
    throw new ProblemError('unknown-scenario', `There is no scenario "${id}".`);
  }

  /** @throws ProblemError `unknown-scenario` */
  stopScenario(id: string, _actor: string): DemoScenario {
    throw new ProblemError('unknown-scenario', `There is no scenario "${id}".`);
  }

  /** Returns its undo. */
  subscribe(_listener: (event: DemoEvent) => void): () => void {
    return () => undefined;
  }
}
