/** An instant of a run: "12.3 s"; exact where it stands, "12.345 678" being told by its last digits. */
export function instant(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** To the ms: "12.345 s". */
export function exactInstant(ms: number): string {
  return `${(ms / 1_000).toFixed(3)} s`;
}
