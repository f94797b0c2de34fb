import type { JournalKind } from '@fuseboard/protocol';
import type { JournalFilter } from '../journal-filter.ts';
import type { Value } from './connection.ts';

/** Numbers from the first up to, and without, the second. */
interface Stretch {
  readonly from: number;
  readonly below: number;
}

interface Query {
  readonly text: string;
  readonly values: readonly Value[];
}

/** Of which a journal has so many that an index on them is a detour. */
const COMMON: readonly JournalKind[] = ['transition', 'threshold-exceeded'];

/**
 * The entries of a stretch that fit, newest first. It is read along the filter that leaves fewest: the breakers' index, a rare kind's, the
 * actor's; or, where only words are left, along the texts. SQLite, which has no counts to go by, is kept from the other indexes by a `+`.
 * Words are looked for by reading: that finds parts of words of any length in any script, costs nothing when an entry is written, and a
 * stretch is read in some milliseconds.
 */
export function foundIn(filter: JournalFilter, { from, below }: Stretch, limit: number): Query {
  const lead = leading(filter);
  const column = (name: 'breaker' | 'kind' | 'actor') => `${lead === name ? '' : '+'}j.${name}`;
  const seq = lead === 'words' ? 't.seq' : 'j.seq';
  const conditions: [text: string, value: Value][] = [
    [`${seq} >= ?`, from],
    [`${seq} < ?`, below],
  ];
  if (filter.breakers) conditions.push([`${column('breaker')} IN ${LIST}`, JSON.stringify(filter.breakers)]);
  if (filter.kinds) conditions.push([`${column('kind')} IN ${LIST}`, JSON.stringify(filter.kinds)]);
  if (filter.actor !== undefined) conditions.push([`${column('actor')} = ?`, filter.actor]);
  if (filter.from !== undefined) conditions.push(['j.at >= ?', filter.from]);
  if (filter.to !== undefined) conditions.push(['j.at <= ?', filter.to]);
  for (const word of filter.words ?? []) conditions.push(['instr(t.text, ?) > 0', word]);
  const where = conditions.map(([text]) => text).join(' AND ');
  const found = `SELECT ${seq} FROM ${tables(filter, lead)} WHERE ${where} ORDER BY ${seq} DESC LIMIT ?`;
  return {
    text: `SELECT body FROM journal WHERE seq IN (${found}) ORDER BY seq DESC`,
    values: [...conditions.map(([, value]) => value), limit],
  };
}

/** One parameter however many there are, so that there are few statements to keep. */
const LIST = '(SELECT value FROM json_each(?))';

type Lead = 'breaker' | 'kind' | 'actor' | 'words' | null;

function leading({ breakers, kinds, actor, words }: JournalFilter): Lead {
  if (breakers) return 'breaker';
  if (kinds && !kinds.some((kind) => COMMON.includes(kind))) return 'kind';
  if (actor !== undefined) return 'actor';
  return words && words.length > 0 ? 'words' : null;
}

function tables({ words = [] }: JournalFilter, lead: Lead): string {
  if (words.length === 0) return 'journal j';
  // SQLite takes the tables of a CROSS JOIN in the order they are written.
  return lead === 'words'
    ? 'journal_text t CROSS JOIN journal j ON j.seq = t.seq'
    : 'journal j CROSS JOIN journal_text t ON t.seq = j.seq';
}
