import type { BreakerCommand, BreakerState, WindowTotals } from '@fuseboard/breaker';
import type { CauseView, StateView } from './breaker-view.ts';
import type { DefinitionChange, DefinitionEvent } from './definition-change.ts';
import type { FaultDials } from './demo.ts';

interface EntryBase {
  /** From 1 within a `bootId`, without gaps. */
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
}

export interface TransitionEntry extends EntryBase {
  readonly kind: 'transition';
  readonly breaker: string;
  readonly from: BreakerState;
  readonly to: BreakerState;
  readonly cause: CauseView;
  readonly totals: WindowTotals;
  readonly after: StateView;
}

/** Metrics-only: what would have tripped. */
export interface ThresholdEntry extends EntryBase {
  readonly kind: 'threshold-exceeded';
  readonly breaker: string;
  readonly cause: CauseView;
}

/** An operator's command and its fate; the transition it made, if any, is the entry just before it. */
export interface CommandEntry extends EntryBase {
  readonly kind: 'command';
  readonly breaker: string;
  readonly command: BreakerCommand;
  readonly actor: string;
  readonly reason: string;
  /** Epoch ms; null: until reset, or the command does not expire. */
  readonly expiresAt: number | null;
  readonly outcome: 'applied' | 'refused';
  /** Why refused; null when applied. */
  readonly code: string | null;
  readonly before: StateView;
  readonly after: StateView;
  /** `seq` of the transition it made; null if it made none. */
  readonly transition: number | null;
  /** `seq` of the command that this one takes back. */
  readonly undoes?: number;
  /** Given together with others, each with an entry of its own. */
  readonly bulk?: {
    /** How many breakers it was for, this one among them. */
    readonly of: number;
    /** null: they were named. */
    readonly group: string | null;
  };
}

/** Something that happened outside and should be seen on every chart, such as a deploy. */
export interface MarkEntry extends EntryBase {
  readonly kind: 'mark';
  readonly breaker: null;
  readonly text: string;
  readonly actor: string;
}

/** Somebody turned a fault dial of a demo service. */
export interface DialsEntry extends EntryBase {
  readonly kind: 'dials';
  readonly breaker: null;
  readonly service: string;
  readonly before: FaultDials;
  readonly after: FaultDials;
  readonly actor: string;
}

/** The definition of a breaker changed, or the configuration that is of no breaker. */
export interface ConfigEntry extends EntryBase {
  readonly kind: 'config';
  readonly breaker: string | null;
  readonly event: DefinitionEvent;
  /** Of the breaker's definition; null: it is of no breaker. */
  readonly version: number | null;
  /** The earlier version that was brought back; null: none was. */
  readonly restored: number | null;
  readonly changes: readonly DefinitionChange[];
  readonly actor: string;
  readonly reason: string | null;
}

export interface ScenarioEntry extends EntryBase {
  readonly kind: 'scenario';
  readonly breaker: null;
  readonly scenario: string;
  readonly event: 'started' | 'step' | 'finished' | 'stopped';
  /** What this step does, in words. */
  readonly text: string;
  readonly actor: string;
}

export interface ServerEntry extends EntryBase {
  readonly kind: 'server';
  readonly breaker: null;
  readonly event: 'started' | 'stopping';
  readonly text: string;
}

export type JournalEntry =
  | TransitionEntry
  | ThresholdEntry
  | CommandEntry
  | MarkEntry
  | ConfigEntry
  | DialsEntry
  | ScenarioEntry
  | ServerEntry;

export type JournalKind = JournalEntry['kind'];

export const JOURNAL_KINDS = [
  'transition',
  'threshold-exceeded',
  'command',
  'mark',
  'config',
  'dials',
  'scenario',
  'server',
] as const satisfies readonly JournalKind[];

/** `GET /journal`: newest first. */
export interface JournalPage {
  readonly bootId: string;
  readonly entries: readonly JournalEntry[];
  /** For `before`, to get the next page; null at the end. */
  readonly next: number | null;
}
