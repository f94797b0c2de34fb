import type { CommandEntry, StateView } from '@fuseboard/protocol';
import { stateWord } from '../format/state-word.ts';
import { untilTime } from '../format/time.ts';

/** "Closed → Forced open until 14:32; one of 12, group checkout": what a command found, what it left, and who else it was for. */
export function commandChange({ before, after, at, bulk }: CommandEntry): string {
  const [was, is] = [standing(before, at), standing(after, at)];
  const change = was === is ? `${is}, as before` : `${was} → ${is}`;
  if (bulk === undefined) return change;
  const group = bulk.group === null ? '' : `, group ${bulk.group}`;
  return `${change}; one of ${bulk.of}${group}`;
}

function standing({ state, override }: StateView, at: number): string {
  if (override === null) return stateWord(state);
  const { expiresAt } = override;
  return `${stateWord(state)} until ${expiresAt === null ? 'reset' : untilTime(expiresAt, at)}`;
}
