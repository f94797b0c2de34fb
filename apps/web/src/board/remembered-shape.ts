const KEY = 'fuseboard.board-size';
/** The demo's. */
const USUAL = 6;

/** How many breakers the board had last time: the skeleton then has the geometry of what is coming. */
export function rememberedTotal(): number {
  try {
    const kept = Number(localStorage.getItem(KEY));
    return Number.isInteger(kept) && kept > 0 ? kept : USUAL;
  } catch {
    return USUAL; // storage may be forbidden
  }
}

export function rememberTotal(total: number): void {
  try {
    localStorage.setItem(KEY, String(total));
  } catch {
    // Then the next skeleton guesses.
  }
}
