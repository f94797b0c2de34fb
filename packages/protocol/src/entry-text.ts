import type { BreakerCommand, BreakerState } from '@fuseboard/breaker';
import type { CauseView } from './breaker-view.ts';
import { actorOf } from './entry-actor.ts';
import type { JournalEntry } from './journal.ts';

/**
 * What a text is looked for in: the words by which somebody remembers the entry, in small letters. Once for the server, which looks through
 * the past, and the page, which looks at what arrives.
 */
export function entryText(entry: JournalEntry): string {
  return folded([entry.breaker ?? '', actorOf(entry) ?? '', ...particulars(entry)].join(' ').trim());
}

/** The words of a search, as `entryText` has them. */
export const wordsOf = (text: string): readonly string[] => folded(text).split(/\s+/).filter(Boolean);

/** The database folds ASCII letters only, so both sides are folded here. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase();

function particulars(entry: JournalEntry): readonly string[] {
  switch (entry.kind) {
    case 'transition':
      return [MOVED[entry.to], ...causeWords(entry.cause)];
    case 'threshold-exceeded':
      return ['would have opened', ...causeWords(entry.cause)];
    case 'command':
      return [entry.command, DONE[entry.command], entry.outcome, entry.code ?? '', entry.reason];
    case 'mark':
      return ['mark', entry.text];
    case 'config':
      return ['configuration', entry.event, entry.reason ?? '', ...entry.changes.map(({ path }) => path)];
    case 'dials':
      return ['service', entry.service, 'dials'];
    case 'scenario':
      return ['scenario', entry.scenario, entry.event, entry.text];
    case 'server':
      return ['server', entry.event, entry.text];
    default:
      return entry satisfies never;
  }
}

function causeWords(cause: CauseView): readonly string[] {
  const errors = 'errors' in cause ? cause.errors : [];
  const reason = 'reason' in cause ? (cause.reason ?? '') : '';
  const command = 'command' in cause ? cause.command : '';
  const told = errors.flatMap(({ name, code, message }) => [name, code ?? '', message]);
  return [cause.type, command, reason, ...told];
}

/** As the board words them. */
const MOVED: Readonly<Record<BreakerState, string>> = {
  open: 'opened',
  'half-open': 'half-open began probing',
  closed: 'closed',
  'forced-open': 'forced-open forced open',
  disabled: 'disabled',
  'metrics-only': 'metrics-only metrics only',
};

const DONE: Readonly<Record<BreakerCommand, string>> = {
  'force-open': 'forced open',
  disable: 'disabled',
  'metrics-only': 'set to metrics only',
  trip: 'tripped',
  probe: 'sent to probe',
  reset: 'reset',
};
