/** "1 call", "12 calls". */
export function calls(count: number): string {
  return count === 1 ? '1 call' : `${count} calls`;
}

/** "31 %", "33.3 %". */
export function percent(rate: number): string {
  return `${Math.round(rate * 10) / 10} %`;
}

/** "250 ms", "12.5 s", "3 min", "2 h"; rounded up, so that nobody comes too early. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.ceil(ms)} ms`;
  if (ms < 60_000) return `${Math.ceil(ms / 100) / 10} s`;
  return ms < 3_600_000 ? `${Math.ceil(ms / 60_000)} min` : `${Math.ceil(ms / 360_000) / 10} h`;
}
