import type { CauseView, DefinitionChange, JournalEntry } from '@fuseboard/protocol';
import { assertNever } from '../assert-never.ts';

const COLUMNS = [
  'seq',
  'time',
  'kind',
  'breaker',
  'actor',
  'event',
  'outcome',
  'code',
  'from',
  'to',
  'cause',
  'failed',
  'calls',
  'reason',
  'expires',
  'undoes',
  'text',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/** RFC 4180: comma, CRLF, a header row; times as ISO 8601 in UTC. */
export const CSV_HEAD = `${COLUMNS.join(',')}\r\n`;

export function csvRow(entry: JournalEntry): string {
  const row: Row = { ...common(entry), ...particulars(entry) };
  return `${COLUMNS.map((column) => cell(row[column])).join(',')}\r\n`;
}

const time = (epoch: number): string => new Date(epoch).toISOString();

function common({ seq, at, kind, breaker }: JournalEntry): Row {
  return { seq, time: time(at), kind, breaker };
}

function particulars(entry: JournalEntry): Row {
  switch (entry.kind) {
    case 'transition': {
      const { from, to, totals, cause } = entry;
      return { from, to, failed: totals.failedCalls, calls: totals.bufferedCalls, ...ofCause(cause) };
    }
    case 'threshold-exceeded':
      return ofCause(entry.cause);
    case 'command': {
      const { actor, command, outcome, code, before, after, reason, expiresAt } = entry;
      const expires = expiresAt === null ? null : time(expiresAt);
      const undoes = entry.undoes ?? null;
      return {
        actor,
        event: command,
        outcome,
        code,
        from: before.state,
        to: after.state,
        reason,
        expires,
        undoes,
      };
    }
    case 'mark':
      return { actor: entry.actor, text: entry.text };
    case 'config': {
      const { actor, event, version, reason } = entry;
      const of = version === null ? null : `version ${version}`;
      return { actor, event, reason, text: [of, ...entry.changes.map(changed)].filter(Boolean).join(', ') };
    }
    case 'dials':
      return { actor: entry.actor, event: entry.service, text: turned(entry.before, entry.after) };
    case 'scenario':
      return { actor: entry.actor, event: `${entry.scenario} ${entry.event}`, text: entry.text };
    case 'server':
      return { event: entry.event, text: entry.text };
    default:
      return assertNever(entry);
  }
}

function ofCause(cause: CauseView): Row {
  if (cause.type !== 'operator') return { cause: cause.type };
  const { actor, reason, command } = cause;
  return { cause: `operator: ${command}`, actor, reason };
}

type Dials = Extract<JournalEntry, { kind: 'dials' }>['before'];

/** `breaker.failureRateThreshold 50 → 40`; of a secret only that it changed. */
function changed({ path, before, after, hidden }: DefinitionChange): string {
  return hidden ? `${path} changed` : `${path} ${shownJson(before)} → ${shownJson(after)}`;
}

const shownJson = (value: unknown): string =>
  value === null ? 'none' : typeof value === 'string' ? value : JSON.stringify(value);

/** The dials that stand otherwise than before: `errorRate 0 → 80`. */
function turned(before: Dials, after: Dials): string {
  const names = Object.keys(after) as (keyof Dials)[]; // a plain record of dials
  const changed = names.filter((name) => before[name] !== after[name]);
  return changed.map((name) => `${name} ${before[name] ?? 'none'} → ${after[name] ?? 'none'}`).join(', ');
}

/** A spreadsheet takes a text that begins like this for a formula, and would run it; in wide letters, too. OWASP, CSV Injection. */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
