import { isDeepStrictEqual } from 'node:util';
import { resolveConfig } from '@fuseboard/breaker';
import type { BreakerDefinition } from '@fuseboard/protocol';
import { breakerConfig } from '../breaker-config.ts';
import type { CallableEndpoint, EndpointFactory } from '../endpoints/endpoint.ts';
import type { ServerClock } from '../server-clock.ts';
import { Layout } from './layout.ts';
import { type KeptBreaker, ManagedBreaker } from './managed-breaker.ts';
import type { Notice } from './notice.ts';

export interface BreakerRegistryDeps {
  readonly clock: ServerClock;
  readonly random: () => number;
  readonly endpoints: EndpointFactory;
  /** How a breaker stood when it was last on the board. @default all begin anew */
  readonly kept?: (name: string) => KeptBreaker | undefined;
  /** Told what an operator should know that is no transition, such as traffic left out. */
  readonly notify?: (notice: Notice) => void;
}

/** A breaker of the next list: what it will be, and what has to be done for it. */
interface Prepared {
  readonly managed: ManagedBreaker;
  /** Applies the change; it cannot fail any more. */
  readonly commit: () => void;
}

/** Every breaker of this server. */
export class BreakerRegistry {
  readonly #deps: BreakerRegistryDeps;
  readonly #leaving = new Set<Promise<void>>();
  #layout: Layout;
  #byName: ReadonlyMap<string, ManagedBreaker>;
  #started = false;

  constructor(definitions: readonly BreakerDefinition[], deps: BreakerRegistryDeps) {
    this.#deps = deps;
    refuseRepeated(definitions);
    this.#layout = new Layout(
      1,
      definitions.map((definition) => this.#make(definition)),
    );
    this.#byName = byName(this.#layout);
  }

  get layout(): Layout {
    return this.#layout;
  }

  get all(): readonly ManagedBreaker[] {
    return this.#layout.breakers;
  }

  get(name: string): ManagedBreaker | undefined {
    return this.#byName.get(name);
  }

  /**
   * From now on these are the breakers. One that stays keeps its state, its window and its calls under way; one that is gone
   * gives its calls their time to end. All of it or, where something in it cannot be, nothing.
   * @throws InvalidConfigError, Error
   */
  apply(definitions: readonly BreakerDefinition[]): Layout {
    refuseRepeated(definitions);
    const prepared = definitions.map((definition) => this.#prepare(definition));
    for (const { commit } of prepared) commit();
    const before = this.#layout;
    this.#layout = new Layout(
      before.number + 1,
      prepared.map(({ managed }) => managed),
    );
    this.#byName = byName(this.#layout);
    for (const managed of before.breakers) if (!this.#layout.has(managed)) this.#remove(managed);
    return this.#layout;
  }

  start(): void {
    this.#started = true;
    for (const managed of this.all) managed.start();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.all.map((managed) => managed.stop()), ...this.#leaving]);
  }

  #make(definition: BreakerDefinition): ManagedBreaker {
    const { endpoints, kept, ...deps } = this.#deps;
    return new ManagedBreaker(definition, {
      ...deps,
      endpoint: endpoints(definition.endpoint),
      kept: kept?.(definition.name),
    });
  }

  #prepare(definition: BreakerDefinition): Prepared {
    const managed = this.get(definition.name);
    if (managed === undefined) {
      const added = this.#make(definition);
      return { managed: added, commit: () => this.#started && added.start() };
    }
    resolveConfig(breakerConfig(definition));
    const endpoint = this.#endpointFor(managed, definition);
    return { managed, commit: () => managed.redefine(definition, endpoint) };
  }

  /** null: the one it has goes on, with its connections. */
  #endpointFor(managed: ManagedBreaker, { endpoint }: BreakerDefinition): CallableEndpoint | null {
    const same = isDeepStrictEqual(managed.definition.endpoint, endpoint);
    return same ? null : this.#deps.endpoints(endpoint);
  }

  #remove(managed: ManagedBreaker): void {
    const left = managed.stop().finally(() => this.#leaving.delete(left));
    this.#leaving.add(left);
  }
}

const byName = ({ breakers }: Layout): ReadonlyMap<string, ManagedBreaker> =>
  new Map(breakers.map((managed) => [managed.name, managed]));

function refuseRepeated(definitions: readonly BreakerDefinition[]): void {
  const names = new Set<string>();
  for (const { name } of definitions) {
    if (names.has(name)) throw new Error(`two breakers are called "${name}"`);
    names.add(name);
  }
}
