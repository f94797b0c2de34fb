import type { BreakerDefinition, Configured, DefinitionEvent } from '@fuseboard/protocol';

/** The definition of a breaker that is in force, and where it comes from. */
export interface DefinitionState extends Configured {
  readonly name: string;
  /** null: it was removed. */
  readonly definition: BreakerDefinition | null;
  /** What the file or the demo said when this came into force; null: neither had it. */
  readonly base: BreakerDefinition | null;
  /** The last there was; the same as `definition` unless it was removed. */
  readonly last: BreakerDefinition;
}

/** A definition on its way into force. */
export interface DefinitionMove extends Omit<DefinitionState, 'version' | 'at'> {
  readonly event: DefinitionEvent;
  readonly restored: number | null;
  readonly reason: string | null;
  /** false: the journal need not tell; the board begins with it. */
  readonly isNews: boolean;
  /** What it ends: another definition by an operator, whose version that was. */
  readonly replaced: DefinitionState | null;
}
