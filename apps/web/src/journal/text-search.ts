import type { JournalEntry } from '@fuseboard/protocol';
import { entrySentence } from '../entries/entry-sentence.ts';

/** Every word, anywhere in what the row shows. The server does not search text: this looks through what is loaded. */
export function matchesText(entry: JournalEntry, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { what, why, actor } = entrySentence(entry, undefined);
  const shown = [entry.breaker, what, why, actor].join(' ').toLowerCase();
  return words.every((word) => shown.includes(word));
}
