/** How long an override shall last. */
export type ExpiryChoice = '5m' | '15m' | '1h' | '4h' | 'custom' | 'until-reset';

export const DEFAULT_EXPIRY: ExpiryChoice = '15m';

const MINUTE = 60;
/** Seconds; `custom` is typed, `until-reset` has none. */
const SECONDS = { '5m': 5 * MINUTE, '15m': 15 * MINUTE, '1h': 60 * MINUTE, '4h': 240 * MINUTE } as const;
const YEAR_MINUTES = 525_600;

export const EXPIRY_CHOICES: readonly { readonly value: ExpiryChoice; readonly label: string }[] = [
  { value: '5m', label: '5 min' },
  { value: '15m', label: '15 min' },
  { value: '1h', label: '1 h' },
  { value: '4h', label: '4 h' },
  { value: 'custom', label: 'Custom' },
  { value: 'until-reset', label: 'Until reset' },
];

export type Expiry =
  | { readonly ok: true /** null: until reset. */; readonly seconds: number | null }
  | { readonly ok: false; readonly message: string };

export function readExpiry(choice: ExpiryChoice, customMinutes: string): Expiry {
  if (choice === 'until-reset') return { ok: true, seconds: null };
  if (choice !== 'custom') return { ok: true, seconds: SECONDS[choice] };
  const minutes = Number(customMinutes.trim());
  if (!/^\d+$/.test(customMinutes.trim()) || minutes < 1 || minutes > YEAR_MINUTES) {
    return { ok: false, message: 'Give whole minutes, from 1 to 525600 (a year).' };
  }
  return { ok: true, seconds: minutes * MINUTE };
}
