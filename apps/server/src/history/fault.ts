/** What can be wrong with the database while it is in use. */
export type FaultKind = 'full' | 'damaged' | 'locked' | 'read-only' | 'unwritable';

const KINDS: readonly (readonly [prefix: string, FaultKind])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_READONLY', 'read-only'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['ENOSPC', 'full'],
];

export function faultOf(error: unknown): FaultKind {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return KINDS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'unwritable';
}

const REASONS = {
  full: 'the disk is full. Free some space; what happens meanwhile is written then',
  damaged: 'the file is damaged. Restart the server: it sets the file aside and begins a new one',
  locked: 'another server uses it. End that one and restart this one, or give each a folder with --data',
  'read-only':
    'it may not be written to. Give the server a folder of its own with --data, or the right to write',
  unwritable: 'it cannot be written to. The log says why',
} as const satisfies Record<FaultKind, string>;

/** For a person: what is wrong and what to do. */
export function faultText(kind: FaultKind, file: string): string {
  return `The history is not being saved (${file}): ${REASONS[kind]}. The breakers go on.`;
}
