import type { BreakerDefinition } from '@fuseboard/protocol';
import type { EndpointFactory } from '../endpoints/endpoint.ts';
import type { ServerClock } from '../server-clock.ts';
import { type KeptBreaker, ManagedBreaker } from './managed-breaker.ts';
import type { Notice } from './notice.ts';

export interface BreakerRegistryDeps {
  readonly clock: ServerClock;
  readonly random: () => number;
  readonly endpoints: EndpointFactory;
  /** How a breaker stood when the server ended. @default all begin anew */
  readonly kept?: (name: string) => KeptBreaker | undefined;
  /** Told what an operator should know that is no transition, such as traffic left out. */
  readonly notify?: (notice: Notice) => void;
}

/** Every breaker of this server. */
export class BreakerRegistry {
  /** The order is the index on the wire. */
  readonly all: readonly ManagedBreaker[];
  /** Grows when the list changes. */
  readonly layout: number = 1;
  readonly #byName: ReadonlyMap<string, ManagedBreaker>;

  constructor(definitions: readonly BreakerDefinition[], { endpoints, kept, ...deps }: BreakerRegistryDeps) {
    this.all = definitions.map(
      (definition) =>
        new ManagedBreaker(definition, {
          ...deps,
          endpoint: endpoints(definition.endpoint),
          kept: kept?.(definition.name),
        }),
    );
    this.#byName = byName(this.all);
  }

  get(name: string): ManagedBreaker | undefined {
    return this.#byName.get(name);
  }

  start(): void {
    for (const managed of this.all) managed.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((managed) => managed.stop()));
  }
}

function byName(all: readonly ManagedBreaker[]): ReadonlyMap<string, ManagedBreaker> {
  const names = new Map<string, ManagedBreaker>();
  for (const managed of all) {
    if (names.has(managed.name)) throw new Error(`two breakers are called "${managed.name}"`);
    names.set(managed.name, managed);
  }
  return names;
}
