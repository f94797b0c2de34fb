import { type BreakerDefinition, breakerDefinitionSchema } from '@fuseboard/protocol';
import type { KeptVersion } from '../history/version-table.ts';
import type { DefinitionMove, DefinitionState } from './definition-state.ts';

/** Where versions outlive the server. */
export interface VersionStore {
  /** Of every breaker there ever was, in the order in which they came. */
  latestVersions(): readonly KeptVersion[];
  /** Newest first. */
  versions(breaker: string): readonly KeptVersion[];
  /** Written with the next entries of the journal. */
  addVersions(versions: readonly KeptVersion[]): void;
}

/** Every breaker's definition in force, and the way to the earlier ones. */
export class DefinitionBook {
  readonly #store: VersionStore;
  readonly #now: () => number;
  readonly #states = new Map<string, DefinitionState>();

  /** `now`: epoch ms. */
  constructor(store: VersionStore, now: () => number) {
    this.#store = store;
    this.#now = now;
    for (const kept of store.latestVersions()) {
      const state = this.#stateOf(kept);
      if (state !== null) this.#states.set(state.name, state);
    }
  }

  /** Removed ones among them. */
  get states(): ReadonlyMap<string, DefinitionState> {
    return this.#states;
  }

  get(name: string): DefinitionState | undefined {
    return this.#states.get(name);
  }

  versions(breaker: string): readonly KeptVersion[] {
    return this.#store.versions(breaker);
  }

  write(moves: readonly DefinitionMove[]): readonly DefinitionState[] {
    const at = this.#now();
    const states = moves.map((move) => stateAfter(move, { at, version: this.#lastVersion(move.name) + 1 }));
    for (const state of states) this.#states.set(state.name, state);
    this.#store.addVersions(states.map((state, index) => versionOf(state, moves[index])));
    return states;
  }

  /** Also of one that could not be read any more: its number is taken. */
  #lastVersion(name: string): number {
    return this.#states.get(name)?.version ?? this.#store.versions(name)[0]?.version ?? 0;
  }

  /** null: it is of a program that knew another form, and cannot be used. */
  #stateOf(kept: KeptVersion): DefinitionState | null {
    const { breaker: name, version, source, edited, at, actor } = kept;
    const definition = readKept(kept.definition);
    const last = definition ?? this.#lastOf(name);
    if (last === null || (kept.definition !== null && definition === null)) return null;
    return { name, version, source, edited, at, actor, definition, base: readKept(kept.base), last };
  }

  #lastOf(name: string): BreakerDefinition | null {
    const earlier = this.#store.versions(name).find(({ definition }) => definition !== null);
    return earlier === undefined ? null : readKept(earlier.definition);
  }
}

/** What was saved by an earlier version of this program gets the defaults of what was not known then. */
export function readKept(definition: unknown): BreakerDefinition | null {
  const read = breakerDefinitionSchema.nullable().safeParse(definition);
  return read.success ? read.data : null;
}

const stateAfter = (
  { name, definition, base, last, source, edited, actor }: DefinitionMove,
  { at, version }: { at: number; version: number },
): DefinitionState => ({ name, definition, base, last, source, edited, actor, at, version });

function versionOf({ name, last: _last, ...state }: DefinitionState, move?: DefinitionMove): KeptVersion {
  const { event, restored } = move ?? { event: 'edited', restored: null };
  return { breaker: name, event, restored, ...state };
}
