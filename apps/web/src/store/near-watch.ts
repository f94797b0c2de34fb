import { boardStore } from './board-store.ts';
import { isNearThreshold, tripShare } from './near-threshold.ts';
import { numbers } from './numbers.ts';

const near = new Set<string>();

/** Whether a breaker is closed, and not far from tripping. Asked again with the same numbers, it says the same. */
export function isNear(name: string): boolean {
  const entry = boardStore.getState().breakers.get(name);
  const view = numbers.view(name);
  const now =
    entry?.state === 'closed' &&
    view !== null &&
    isNearThreshold(tripShare(view, entry.thresholds), near.has(name));
  if (now) near.add(name);
  else near.delete(name);
  return now;
}
