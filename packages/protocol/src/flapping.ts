/** Openings within this time count. */
export const FLAP_WINDOW_MS = 600_000;

/**
 * Fewer are no flapping. One is an outage and two a relapse; at the third within ten minutes closing does not hold, whatever the
 * wait between was: somebody should look, or force it open.
 */
export const FLAP_OPENINGS = 3;

/** The newest that are told. So many in ten minutes are no longer worth counting. */
export const MOST_OPENINGS = 20;

/** How often it opened in the ten minutes before `now`, epoch ms; 0 where that is no flapping. */
export function flapCount(openings: readonly number[], now: number): number {
  const recent = openings.filter((at) => at > now - FLAP_WINDOW_MS).length;
  return recent < FLAP_OPENINGS ? 0 : recent;
}
