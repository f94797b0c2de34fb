import { boardStore } from './board-store.ts';
import { isNearThreshold, nearestTrip } from './near-threshold.ts';
import { numbers } from './numbers.ts';
import { serverNow } from './server-clock.ts';

const near = new Set<string>();

/** Whether a breaker is closed, and not far from tripping. Asked again with the same numbers, it says the same. */
export function isNear(name: string): boolean {
  const entry = boardStore.getState().breakers.get(name);
  const view = numbers.view(name);
  const trip = entry && view ? nearestTrip(entry, view, serverNow()) : null;
  const now = trip !== null && isNearThreshold(trip.share, near.has(name));
  if (now) near.add(name);
  else near.delete(name);
  return now;
}
