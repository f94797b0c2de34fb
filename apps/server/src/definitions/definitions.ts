import type {
  BreakerDefinition,
  Configured,
  DefinitionCheck,
  DefinitionResult,
  DefinitionVersions,
} from '@fuseboard/protocol';
import { MOST_BREAKERS } from '../config/load-config.ts';
import type { BreakerRegistry } from '../breakers/breaker-registry.ts';
import type { Notice } from '../breakers/notice.ts';
import type { EgressRules } from '../endpoints/egress/egress-rules.ts';
import type { Hub } from '../hub/hub.ts';
import { type DefinitionBook, readKept } from './definition-book.ts';
import { definitionDiff } from './definition-diff.ts';
import { orderOf, type Placed } from './definition-order.ts';
import type { DefinitionMove, DefinitionState } from './definition-state.ts';
import { type Base, baseOf, followBase } from './follow-base.ts';
import {
  invalidDefinition,
  nameTaken,
  noSuchVersion,
  unknownName,
  versionMoved,
} from './definition-refusal.ts';
import { readDefinition } from './read-definition.ts';
import { replacedText } from './replaced-text.ts';
import { withoutSecrets } from './secrets.ts';

const FULL = { path: '', message: `a board has ${MOST_BREAKERS} breakers at most` };

/** What definitions act on, once it is there. */
export interface DefinitionTargets {
  readonly registry: BreakerRegistry;
  readonly hub: Hub;
  readonly notify: (notice: Notice) => void;
}

export interface DefinitionsDeps {
  readonly book: DefinitionBook;
  readonly base: Base;
  /** What endpoints may reach now. */
  readonly rules: () => EgressRules;
  /** Told of the definitions on the board, now and after each change. */
  readonly onChange: (definitions: readonly BreakerDefinition[]) => void;
}

/** Who changes something, and why. */
export interface Author {
  readonly actor: string;
  readonly reason: string | null;
  /** The version that the author saw; left out: any. */
  readonly expectVersion?: number | undefined;
}

/** The one way to change what breakers there are and how they are defined, whoever wants it: an operator, the file, the demo. */
export class Definitions {
  readonly #book: DefinitionBook;
  readonly #rules: () => EgressRules;
  readonly #onChange: DefinitionsDeps['onChange'];
  /** Found at the start, and told to the journal as soon as there is one. */
  readonly #early: { readonly move: DefinitionMove; readonly before: DefinitionState | undefined }[] = [];
  #base: Base;
  #targets: DefinitionTargets | null = null;

  constructor({ book, base, rules, onChange }: DefinitionsDeps) {
    this.#book = book;
    this.#base = base;
    this.#rules = rules;
    this.#onChange = onChange;
    // The first definitions of a new database are no news: the board begins with them.
    const isNews = book.states.size > 0;
    const moves = followBase(book.states, base);
    if (isNews) this.#early = moves.map((move) => ({ move, before: book.get(move.name) }));
    book.write(moves);
    onChange(this.onBoard);
  }

  /** Those on the board, in its order. */
  get onBoard(): readonly BreakerDefinition[] {
    return orderOf(this.#book.states, this.#base);
  }

  /** Every breaker that is known, removed ones among them. */
  get states(): readonly DefinitionState[] {
    return [...this.#book.states.values()];
  }

  configured(name: string): Configured {
    const { version, source, edited, at, actor } = this.#known(name);
    return { version, source, edited, at, actor };
  }

  attach(targets: DefinitionTargets): void {
    this.#targets = targets;
  }

  /** What changed while the server did not run. */
  tellEarly(): void {
    for (const { move, before } of this.#early.splice(0)) this.#record(move, before ?? null);
  }

  /** @throws ProblemError `breaker-exists`, `invalid-request`; nothing has changed then */
  add(input: object, author: Author): DefinitionResult {
    const read = readDefinition(input, null, this.#rules());
    const name = read.definition?.name ?? nameIn(input);
    const known = name === null ? undefined : this.#book.get(name);
    if (known?.definition) throw nameTaken(known.name);
    if (read.definition === null) throw invalidDefinition(read.problems);
    if (this.onBoard.length >= MOST_BREAKERS) throw invalidDefinition([FULL]);
    return this.#change({ definition: read.definition, event: 'added', restored: null }, author, known);
  }

  /** `patch`: a JSON Merge Patch. @throws ProblemError, and nothing has changed then */
  edit(name: string, patch: object, author: Author): DefinitionResult {
    const known = this.#onBoard(name, author);
    const read = readDefinition(patch, known.definition, this.#rules());
    if (read.definition === null) throw invalidDefinition(read.problems);
    return this.#change({ definition: read.definition, event: 'edited', restored: null }, author, known);
  }

  /** @throws ProblemError */
  remove(name: string, author: Author): DefinitionResult {
    const known = this.#onBoard(name, author);
    return this.#change({ definition: null, event: 'removed', restored: null }, author, known);
  }

  /** As an earlier version had it; a removed breaker comes back. @throws ProblemError */
  restore(name: string, version: number, author: Author): DefinitionResult {
    const known = this.#known(name);
    expectVersion(known, author);
    const kept = this.#book.versions(name).find((one) => one.version === version);
    const definition = kept === undefined ? null : readKept(kept.definition);
    if (definition === null) throw noSuchVersion(name, version, kept !== undefined);
    const read = readDefinition(definition, null, this.#rules());
    if (read.definition === null) throw invalidDefinition(read.problems);
    return this.#change({ definition, event: 'restored', restored: version }, author, known);
  }

  /** What adding it, or with a `name` what patching that one, would say. @throws ProblemError `unknown-breaker` */
  check(input: object, name: string | null): DefinitionCheck {
    const known = name === null ? null : this.#onBoard(name);
    const read = readDefinition(input, known?.definition ?? null, this.#rules());
    const taken = name === null ? this.#takenProblem(input) : [];
    const problems = [...taken, ...read.problems];
    const changes =
      read.definition === null ? [] : definitionDiff(known?.definition ?? null, read.definition);
    return { problems, changes };
  }

  /** Newest first, without secrets. @throws ProblemError `unknown-breaker` */
  versions(name: string): DefinitionVersions {
    const { name: breaker } = this.#known(name);
    const kept = this.#book
      .versions(breaker)
      .map((one) => ({ ...one, definition: readKept(one.definition) }));
    const versions = kept.map(({ version, at, actor, event, restored, definition }, index) => ({
      version,
      at,
      actor,
      event,
      restored,
      definition: definition && withoutSecrets(definition),
      changes: definitionDiff(kept[index + 1]?.definition ?? null, definition),
    }));
    return { breaker, versions };
  }

  /** The file as it is now; its definitions are good ones: who read it has judged them. Returns how many breakers it changed. */
  follow(file: readonly BreakerDefinition[]): number {
    this.#base = { ...this.#base, file };
    const moves = followBase(this.#book.states, this.#base);
    this.#carryOut(moves);
    for (const move of moves) {
      const text = replacedText(move);
      if (text !== null) this.#target.notify({ level: 'warning', text });
    }
    return moves.length;
  }

  #takenProblem(input: object) {
    const name = nameIn(input);
    const isTaken = name !== null && Boolean(this.#book.get(name)?.definition);
    return isTaken
      ? [{ path: 'name', message: `must be a name of its own: there is a breaker "${name}"` }]
      : [];
  }

  #change(
    { definition, event, restored }: Pick<DefinitionMove, 'definition' | 'event' | 'restored'>,
    { actor, reason }: Author,
    known: DefinitionState | undefined,
  ): DefinitionResult {
    const last = definition ?? known?.last;
    if (last === undefined) throw new Error('a breaker that never was cannot be removed'); // callers have found it
    const changes = definitionDiff(known?.definition ?? null, definition);
    const isSame = known !== undefined && changes.length === 0;
    const based = baseOf(last.name, known, this.#base);
    const source = based?.source ?? 'page';
    const move: DefinitionMove = {
      name: last.name,
      definition,
      base: based?.definition ?? null,
      last,
      source,
      edited: source !== 'page',
      actor,
      event,
      restored,
      reason,
      isNews: true,
      replaced: null,
    };
    const seq = isSame ? null : (this.#carryOut([move])[0] ?? null);
    return {
      breaker: last.name,
      version: this.#known(last.name).version,
      changes,
      definition: definition && withoutSecrets(definition),
      seq,
      durable: this.#target.hub.commit(),
    };
  }

  /** All of it or, where the registry refuses, nothing. Returns the numbers of the entries. */
  #carryOut(moves: readonly DefinitionMove[]): readonly number[] {
    if (moves.length === 0) return [];
    const { registry, hub } = this.#target;
    const before = moves.map(({ name }) => this.#book.get(name) ?? null);
    const states = new Map<string, Placed>(this.#book.states);
    for (const move of moves) states.set(move.name, move);
    const next = orderOf(states, this.#base);
    const layout = registry.apply(next);
    this.#book.write(moves);
    this.#onChange(next);
    const entries = moves.map((move, index) => this.#record(move, before[index] ?? null));
    hub.adopt(layout);
    return entries;
  }

  #record(move: DefinitionMove, before: DefinitionState | null): number {
    const { name: breaker, event, restored, actor, reason, definition } = move;
    const { version } = this.#known(breaker);
    const changes = definitionDiff(before?.definition ?? null, definition);
    return this.#target.hub.record({
      kind: 'config',
      breaker,
      event,
      version,
      restored,
      changes,
      actor,
      reason,
    }).seq;
  }

  get #target(): DefinitionTargets {
    if (this.#targets === null) throw new Error('definitions were changed before there was a board');
    return this.#targets;
  }

  #known(name: string): DefinitionState {
    const known = this.#book.get(name);
    if (known === undefined) throw unknownName(name);
    return known;
  }

  #onBoard(name: string, author?: Author): DefinitionState & { readonly definition: BreakerDefinition } {
    const known = this.#known(name);
    const { definition } = known;
    if (definition === null) throw unknownName(name);
    if (author) expectVersion(known, author);
    return { ...known, definition };
  }
}

function expectVersion(known: DefinitionState, { expectVersion: expected }: Author): void {
  if (expected !== undefined && expected !== known.version) throw versionMoved(known, expected);
}

function nameIn(input: object): string | null {
  const name: unknown = Reflect.get(input, 'name');
  return typeof name === 'string' ? name : null;
}
