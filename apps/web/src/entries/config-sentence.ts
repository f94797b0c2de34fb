import type { ConfigEntry, DefinitionEvent } from '@fuseboard/protocol';
import { changeText } from '../format/definition-change.ts';
import type { EntrySentence } from './sentence.ts';

/** More of them stand on the breaker's page, with its versions. */
const MOST_CHANGES = 4;

const DONE: Readonly<Record<DefinitionEvent, string>> = {
  added: 'Added to the board',
  edited: 'Configuration changed',
  removed: 'Removed from the board',
  restored: 'Configuration restored',
};

export function configSentence(entry: ConfigEntry): EntrySentence {
  const { event, version, restored, changes, actor, reason } = entry;
  const as = restored === null ? '' : ` to version ${restored}`;
  const number = version === null ? '' : ` (version ${version})`;
  const shown = event === 'edited' || event === 'restored' ? changes.slice(0, MOST_CHANGES) : [];
  const more =
    shown.length > 0 && changes.length > shown.length ? [`and ${changes.length - shown.length} more`] : [];
  const why = [...(reason === null ? [] : [reason]), ...shown.map(changeText), ...more].join(', ');
  return { what: `${DONE[event]}${as}${number}`, why, actor };
}
