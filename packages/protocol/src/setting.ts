/** How a setting is written. */
export type SettingKind =
  | { readonly type: 'text' | 'long-text' | 'duration' | 'flag' | 'list' | 'json' | 'headers' }
  | { readonly type: 'number'; readonly unit: string }
  | { readonly type: 'choice'; readonly values: readonly string[] };

export type SettingSection = 'identity' | 'endpoint' | 'traffic' | 'breaker' | 'fallback';

/** One option of a definition, in words for whoever sets it. */
export interface Setting {
  readonly path: string;
  readonly section: SettingSection;
  readonly label: string;
  readonly kind: SettingKind;
  /** What it is when it is left out; null: it has to be given, or there is none. */
  readonly default: string | null;
  /** What it does, in a sentence. */
  readonly effect: string;
  /** Only where this other setting has this value. */
  readonly only?: { readonly path: string; readonly is: string };
}

export const number = (unit: string): SettingKind => ({ type: 'number', unit });
export const choice = (...values: readonly string[]): SettingKind => ({ type: 'choice', values });
export const text: SettingKind = { type: 'text' };
export const duration: SettingKind = { type: 'duration' };
export const flag: SettingKind = { type: 'flag' };

type Row = readonly [path: string, label: string, kind: SettingKind, preset: string | null, effect: string];

export const rows = (
  section: SettingSection,
  only: Setting['only'],
  ...list: readonly Row[]
): readonly Setting[] =>
  list.map(([path, label, kind, preset, effect]) => ({
    path,
    section,
    label,
    kind,
    default: preset,
    effect,
    ...(only && { only }),
  }));

export const where = (path: string, is: string) => ({ path, is });
