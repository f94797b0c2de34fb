/** Two decimals of a rate, one of a latency, as in frames. */
export function round(value: number | null, scale: 10 | 100): number | null {
  return value === null ? null : Math.round(value * scale) / scale;
}
