import type { LanePlayer, Stop } from '@fuseboard/simulator';

/** ms of the next instant at which something of the kind happens in any lane; null: nothing does any more. */
export function nextStop(players: readonly LanePlayer[], stop: Stop, ms: number): number | null {
  return least(players.map((player) => timeOf(player, player.next(stop, player.countAt(ms)))));
}

/** The same backwards. */
export function previousStop(players: readonly LanePlayer[], stop: Stop, ms: number): number | null {
  const times = players.map((player) => timeOf(player, player.previous(stop, countBefore(player, ms) + 1)));
  const found = times.filter((time) => time !== null);
  return found.length === 0 ? null : Math.max(...found);
}

const MICRO = 0.001;

/** Events before the instant, none of it. */
const countBefore = (player: LanePlayer, ms: number): number => (ms <= 0 ? 0 : player.countAt(ms - MICRO));

const timeOf = (player: LanePlayer, count: number | null): number | null =>
  count === null ? null : player.timeOf(count);

function least(times: readonly (number | null)[]): number | null {
  const found = times.filter((time) => time !== null);
  return found.length === 0 ? null : Math.min(...found);
}
