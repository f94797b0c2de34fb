import type { LaneLog } from '@fuseboard/simulator';
import type { StateBand } from '../charts/state-bands.ts';

/** One breaker's states, up to `end`, ms. */
export function laneBands({ moves }: LaneLog, breaker: number, end: number): StateBand[] {
  const bands: StateBand[] = [];
  let [state, from]: [StateBand['state'], number] = ['closed', 0];
  for (const move of moves) {
    const at = move.at / 1_000;
    if (move.breaker !== breaker || at > end) continue;
    if (at > from) bands.push({ state, from, to: at });
    [state, from] = [move.to, at];
  }
  if (end > from) bands.push({ state, from, to: end });
  return bands;
}

/** How many of a lane's breakers refuse, and how many probe. */
export interface FleetBand {
  readonly from: number;
  readonly to: number;
  readonly open: number;
  readonly halfOpen: number;
}

/** As many as a screen can tell apart: of what happens within one, the state at its end is drawn. */
const MOST_BANDS = 600;

export function fleetBands({ moves, breakers }: LaneLog, end: number): FleetBand[] {
  if (end <= 0) return [];
  const states = breakers.map((): StateBand['state'] => 'closed');
  const width = end / MOST_BANDS;
  const bands: FleetBand[] = [];
  let next = 0;
  for (let band = 0; band < MOST_BANDS; band += 1) {
    const to = (band + 1) * width;
    for (let move = moves[next]; move !== undefined && move.at / 1_000 <= to; move = moves[next]) {
      states[move.breaker] = move.to;
      next += 1;
    }
    const open = states.filter((state) => state === 'open' || state === 'forced-open').length;
    const halfOpen = states.filter((state) => state === 'half-open').length;
    const last = bands.at(-1);
    if (last !== undefined && last.open === open && last.halfOpen === halfOpen)
      bands[bands.length - 1] = { ...last, to };
    else bands.push({ from: band * width, to, open, halfOpen });
  }
  return bands;
}
