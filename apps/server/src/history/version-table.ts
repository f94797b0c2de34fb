import type { DefinitionEvent, DefinitionSource } from '@fuseboard/protocol';
import { type Connection, sql } from './connection.ts';
import type { Schema } from './schema.ts';

/** One version of a breaker's definition, as it was when it came into force. */
export interface KeptVersion {
  readonly breaker: string;
  readonly version: number;
  /** Epoch ms. */
  readonly at: number;
  readonly actor: string;
  readonly event: DefinitionEvent;
  readonly restored: number | null;
  readonly source: DefinitionSource;
  readonly edited: boolean;
  /** As JSON has it; whoever reads it checks it. null: it was removed. */
  readonly definition: unknown;
  /** What the file or the demo said then; null: neither had it. */
  readonly base: unknown;
}

const INSERT =
  'INSERT OR REPLACE INTO definition_version (breaker, version, at, actor, event, restored, source, edited, definition, base) ' +
  'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** Every version of every breaker's definition, secrets included: the file is for its owner's eyes. */
export class VersionTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  add(kept: KeptVersion): void {
    const { breaker, version, at, actor, event, restored, source, edited, definition, base } = kept;
    const texts = [definition, base].map((value) => (value === null ? null : JSON.stringify(value)));
    this.#connection.run(INSERT, [
      breaker,
      version,
      at,
      actor,
      event,
      restored,
      source,
      edited ? 1 : 0,
      ...texts,
    ]);
  }

  /** Of every breaker, in the order in which they came. */
  latest(): readonly KeptVersion[] {
    const newest = sql
      .selectFrom('definition_version')
      .select((of) => ['breaker', of.fn.max('version').as('version'), of.fn.min('rowid').as('came')])
      .groupBy('breaker')
      .as('newest');
    const query = sql
      .selectFrom('definition_version')
      .innerJoin(newest, (join) =>
        join
          .onRef('newest.breaker', '=', 'definition_version.breaker')
          .onRef('newest.version', '=', 'definition_version.version'),
      )
      .selectAll('definition_version')
      .orderBy('newest.came');
    return this.#connection.all(query).map(versionOf);
  }

  /** Newest first. */
  of(breaker: string): readonly KeptVersion[] {
    const query = sql
      .selectFrom('definition_version')
      .selectAll()
      .where('breaker', '=', breaker)
      .orderBy('version', 'desc');
    return this.#connection.all(query).map(versionOf);
  }
}

function versionOf(row: Omit<Schema['definition_version'], 'rowid'>): KeptVersion {
  const { event, source, edited, definition, base } = row;
  return {
    ...row,
    event: event as DefinitionEvent, // written by `add`
    source: source as DefinitionSource,
    edited: edited === 1,
    definition: definition === null ? null : JSON.parse(definition),
    base: base === null ? null : JSON.parse(base),
  };
}
