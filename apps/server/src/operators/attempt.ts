import type { CommandEntry, StateView } from '@fuseboard/protocol';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Spoken, Step } from './apply-command.ts';

/** A command on its way: the breaker, what is asked of it, by whom, and how it stood. */
export interface Attempt extends Spoken, Pick<CommandEntry, 'undoes' | 'bulk'> {
  readonly managed: ManagedBreaker;
  /** One after the other in one turn of the event loop; the last is what the journal calls it. */
  readonly steps: readonly [Step, ...Step[]];
  readonly before: StateView;
}

export function lastStep({ steps: [first, ...others] }: Pick<Attempt, 'steps'>): Step {
  return others.at(-1) ?? first;
}
