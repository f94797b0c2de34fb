import { type BreakerDefinition, SETTING_CATALOGUE, type Setting } from '@fuseboard/protocol';

export interface HeaderDraft {
  readonly name: string;
  readonly value: string;
}

/** A definition as it stands in the form: every value as it was typed, by its path. Nothing typed: left out. */
export interface Draft {
  readonly values: Readonly<Record<string, string>>;
  readonly headers: readonly HeaderDraft[];
}

/** What a secret shows; sent back, it stays as it is. */
export const HIDDEN = '•••';

export const EMPTY_DRAFT: Draft = { values: { 'endpoint.type': 'http' }, headers: [] };

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function valueAt(value: unknown, path: string): unknown {
  let found = value;
  for (const key of path.split('.')) found = isObject(found) ? found[key] : undefined;
  return found;
}

export function draftOf(definition: BreakerDefinition): Draft {
  const entries = SETTING_CATALOGUE.flatMap((setting): [string, string][] => {
    const value = valueAt(definition, setting.path);
    if (value === undefined || value === null || setting.kind.type === 'headers') return [];
    // A growing wait stands in its own fields.
    if (isObject(value) && setting.kind.type !== 'json') return [];
    return [[setting.path, typed(setting, value)]];
  });
  const { endpoint } = definition;
  const headers = endpoint.type === 'http' ? Object.entries(endpoint.headers) : [];
  return {
    values: Object.fromEntries(entries),
    headers: headers.map(([name, value]) => ({ name, value })),
  };
}

function typed({ kind }: Setting, value: unknown): string {
  if (kind.type === 'duration' && typeof value === 'number') return typedDuration(value);
  if (kind.type === 'list' && Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const UNITS = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** As the configuration file would have it. */
export function typedDuration(ms: number): string {
  const unit = UNITS.find(([, size]) => ms >= size && ms % size === 0);
  return unit === undefined ? `${ms}ms` : `${ms / unit[1]}${unit[0]}`;
}

/** Whether the setting means anything beside what else is set. */
export function isShown({ only }: Setting, { values }: Draft): boolean {
  return only === undefined || values[only.path] === only.is;
}

/** The definition that the draft means, for the server to judge: what is no number stays text, and is complained of there. */
export function definitionOf(draft: Draft): Json {
  const definition: Record<string, unknown> = {};
  for (const setting of SETTING_CATALOGUE) {
    const text = draft.values[setting.path] ?? '';
    if (text.trim() !== '' && isShown(setting, draft)) put(definition, setting.path, meant(setting, text));
  }
  if (draft.headers.length > 0 && draft.values['endpoint.type'] === 'http')
    put(
      definition,
      'endpoint.headers',
      Object.fromEntries(draft.headers.map(({ name, value }) => [name.trim(), value])),
    );
  return definition;
}

function meant({ kind }: Setting, text: string): unknown {
  const trimmed = text.trim();
  switch (kind.type) {
    case 'number':
      return asNumber(trimmed);
    case 'duration':
      return asNumber(trimmed.replaceAll(' ', '').replace(/min$/, 'm'));
    case 'flag':
      return trimmed === 'true';
    case 'list':
      return trimmed === 'nothing' ? [] : trimmed.split(/[\s,]+/).filter(Boolean);
    case 'json':
      return asJson(text);
    case 'text':
    case 'long-text':
    case 'choice':
    case 'headers':
      return trimmed;
    default:
      return kind satisfies never;
  }
}

const asNumber = (text: string): number | string => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function put(target: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? path;
  let place = target;
  for (const key of keys) {
    const next = place[key];
    const inner: Record<string, unknown> = isObject(next) ? { ...next } : {};
    place[key] = inner;
    place = inner;
  }
  place[last] = value;
}

/** JSON Merge Patch (RFC 7396) from one definition to another. */
export function patchBetween(before: Json, after: Json): Json {
  const patch: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[key], after[key]];
    if (is === undefined) patch[key] = null;
    else if (isObject(was) && isObject(is)) {
      // The server replaces an object whose type changes, so that it needs the whole of it.
      const inner = was['type'] === is['type'] ? patchBetween(was, is) : is;
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (JSON.stringify(was) !== JSON.stringify(is)) patch[key] = is;
  }
  return patch;
}
