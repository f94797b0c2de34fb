/** "0 %", "4.2 %", "62 %": one decimal below ten, where it tells something. */
export function percent(value: number): string {
  return `${percentDigits(value)} %`;
}

function percentDigits(value: number): string {
  if (value === 0) return '0';
  if (value < 0.05) return '<0.1';
  const rounded = Math.round(value * 10) / 10;
  if (rounded < 10) return Number.isInteger(value) ? String(value) : rounded.toFixed(1);
  // Below a whole it must not read as one: 99.7 % is not all of them.
  return String(value > 99 && value < 100 ? 99 : Math.round(value));
}

/** "4.8/s", "120/s", "1.2 k/s". */
export function rate(perSecond: number): string {
  return `${rateDigits(perSecond)}/s`;
}

/** The same without its unit, for where a column or a label says it. */
export function rateDigits(value: number): string {
  if (value === 0) return '0';
  if (value < 0.1) return '<0.1';
  if (value < 100) return value.toFixed(1);
  return value < 1_000 ? String(Math.round(value)) : count(value);
}

/** "0.4 ms", "132 ms", "1.24 s", "12.4 s", "2 m 05 s". */
export function latency(ms: number): string {
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(2)} s`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} m ${String(seconds % 60).padStart(2, '0')} s`;
}

/** "7", "999", "12.4 k", "3.1 M". */
export function count(value: number): string {
  if (value < 1_000) return String(Math.round(value));
  if (value < 999_950) return `${threeDigits(value / 1_000)} k`;
  return `${threeDigits(value / 1_000_000)} M`;
}

const threeDigits = (value: number): string => (value < 99.95 ? value.toFixed(1) : String(Math.round(value)));

/** "1 call", "7 calls". */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;
