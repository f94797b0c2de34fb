import type { Action, NumbersView } from '@fuseboard/protocol';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { StateCounts } from '../format/board-sentence.ts';
import type { BoardState, BreakerEntry, Connection } from './board-state.ts';
import { boardStore } from './board-store.ts';
import { isNear } from './near-watch.ts';
import { numbers } from './numbers.ts';
import { onTick, serverNow } from './server-clock.ts';
import { countsOf } from './state-counts.ts';
import { whyNotMine } from './why-not-mine.ts';

export const useBoard = <T>(selector: (state: BoardState) => T): T => useStore(boardStore, selector);

export const useBreaker = (name: string): BreakerEntry | undefined =>
  useBoard((state) => state.breakers.get(name));

export const useConnection = (): Connection => useBoard((state) => state.connection);

/** How many are in each state; the same object until a count changes. */
export const useStateCounts = (): StateCounts => useBoard((state) => countsOf(state.breakers));

/** Controls act only while this is true: what the page shows is what the server has. */
export const useLive = (): boolean => useBoard((state) => state.connection.kind === 'live');

/** Why one's role does not let one do that, in words; null: it does. */
export const useWhyNotMine = (action: Action): string | null =>
  useBoard((state) => whyNotMine(state.who, action));

/** Renders again at frame pace, so for single breakers only; null before the first numbers. */
export function useNumbers(name: string): NumbersView | null {
  const subscribe = useCallback((listener: () => void) => numbers.subscribe(name, listener), [name]);
  return useSyncExternalStore(subscribe, () => numbers.view(name));
}

/** Closed, and not far from tripping; renders again only when that changes. */
export function useNearThreshold(name: string): boolean {
  const subscribe = useCallback((listener: () => void) => numbers.subscribe(name, listener), [name]);
  return useSyncExternalStore(subscribe, () => isNear(name));
}

/** Whole percent of the calls that a slow start lets through; null: all. Renders again only when that changes. */
export function useAdmittedRate(name: string): number | null {
  const subscribe = useCallback((listener: () => void) => numbers.subscribe(name, listener), [name]);
  return useSyncExternalStore(subscribe, () => {
    const slowStart = numbers.view(name)?.slowStart;
    // Rounded down: 99.7 % is not all of them.
    return slowStart ? Math.floor(slowStart.admittedRate) : null;
  });
}

/** Server epoch ms, anew every `everyMs`. */
export function useServerNow(everyMs = 1_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => onTick(everyMs, () => setNow(serverNow())), [everyMs]);
  return now;
}
