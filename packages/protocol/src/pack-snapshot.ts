import type { CauseView } from './breaker-view.ts';
import type { BoardEntry, PackedCause, PackedEntry, PackedSnapshot, Snapshot } from './snapshot.ts';

const USUAL_ENTRY = {
  group: null,
  thresholds: 0,
  state: 'closed',
  generation: 1,
  openAttempt: 0,
  retryAt: null,
  override: null,
  cause: null,
  openings: [],
} as const satisfies Omit<BoardEntry, 'name' | 'since'>;

/** `Extract` would not find the causes that share their shape with others. */
type CauseOf<Type, Cause = CauseView> = Cause extends CauseView
  ? Type extends Cause['type']
    ? Cause
    : never
  : never;

const NO_CALLS = { bufferedCalls: 0, failedCalls: 0, slowCalls: 0, slowFailedCalls: 0 };
const USUAL_TRIP = { observed: 0, threshold: 0, totals: NO_CALLS, errors: [] };
const USUAL_PROBES = { permitted: 0, succeeded: 0, failed: 0, slow: 0, errors: [] };

const USUAL_CAUSES = {
  'failure-rate': USUAL_TRIP,
  'slow-call-rate': USUAL_TRIP,
  'consecutive-failures': USUAL_TRIP,
  'probes-succeeded': USUAL_PROBES,
  'probes-failed': USUAL_PROBES,
  'half-open-expired': { permitted: 0, succeeded: 0, failed: 0, inFlight: 0, slow: 0 },
  'wait-elapsed': { waited: 0 },
  'override-expired': { command: 'force-open', reason: null, actor: null },
  operator: { command: 'force-open', reason: null, actor: null, expiresAt: null },
  restored: {},
} as const satisfies { [Type in CauseView['type']]: Omit<CauseOf<Type>, 'type'> };

export function packSnapshot(snapshot: Snapshot): PackedSnapshot {
  return { ...snapshot, breakers: snapshot.breakers.map(packEntry) };
}

function packEntry({ cause, ...entry }: BoardEntry): PackedEntry {
  const packed = withoutUsual(entry, USUAL_ENTRY);
  // What is left out is exactly what is optional.
  return (cause === null ? packed : { ...packed, cause: packCause(cause) }) as PackedEntry;
}

function packCause(cause: CauseView): PackedCause {
  return withoutUsual(cause, USUAL_CAUSES[cause.type]) as PackedCause; // `type` is among no cause's usual values
}

function withoutUsual(value: object, usual: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(value).filter(([key, own]) => !isUsual(own, usual[key])));
}

function isUsual(own: unknown, usual: unknown): boolean {
  if (Array.isArray(own) && Array.isArray(usual)) return own.length === 0;
  return own === usual;
}

export function unpackSnapshot(packed: PackedSnapshot): Snapshot {
  return { ...packed, breakers: packed.breakers.map(unpackEntry) };
}

function unpackEntry({ cause, ...entry }: PackedEntry): BoardEntry {
  return { ...USUAL_ENTRY, ...entry, cause: cause ? unpackCause(cause) : null };
}

function unpackCause(cause: PackedCause): CauseView {
  return { ...USUAL_CAUSES[cause.type], ...cause } as CauseView; // by its type, and what was left out is usual
}
