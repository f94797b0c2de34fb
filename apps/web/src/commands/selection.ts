import { MOST_AT_ONCE } from '@fuseboard/protocol';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface Selection {
  readonly names: ReadonlySet<string>;
  /** Where a range begins. */
  readonly anchor: string | null;
  /** Boxes are shown, though nothing may be selected yet. */
  readonly on: boolean;
}

const NONE: Selection = { names: new Set(), anchor: null, on: false };

/** Which breakers the next command for many is for. */
export const selection = createStore<Selection>(() => NONE);

export const useSelected = (name: string): boolean => useStore(selection, ({ names }) => names.has(name));
export const useSelecting = (): boolean => useStore(selection, ({ on }) => on);

export const clearSelection = (): void => selection.setState(NONE, true);

export const startSelecting = (): void => selection.setState({ on: true });

/** Adds it or takes it away. */
export function toggleSelected(name: string): void {
  const { names } = selection.getState();
  if (names.has(name)) put(new Set([...names].filter((other) => other !== name)), name);
  else put(new Set([...names, name]), name);
}

let listed: readonly string[] = [];

/** What the board lists, top to bottom: what a range goes by. */
export function tellListed(names: readonly string[]): void {
  listed = names;
}

/** Adds everything from the last one chosen up to this one, in the order in which they are listed. */
export function selectUpTo(name: string): void {
  const { names, anchor } = selection.getState();
  const from = listed.indexOf(anchor ?? name);
  const to = listed.indexOf(name);
  if (from < 0 || to < 0) {
    toggleSelected(name);
    return;
  }
  put(new Set([...names, ...listed.slice(Math.min(from, to), Math.max(from, to) + 1)]), name);
}

export function selectAlso(more: readonly string[]): void {
  const { names, anchor } = selection.getState();
  put(new Set([...names, ...more]), anchor);
}

/** Forgets those that are no longer on the board. */
export function keepSelected(present: (name: string) => boolean): void {
  const { names, anchor } = selection.getState();
  const kept = [...names].filter(present);
  if (kept.length < names.size) put(new Set(kept), anchor);
}

/** No more than one command can be for. */
function put(names: ReadonlySet<string>, anchor: string | null): void {
  selection.setState({ names: new Set([...names].slice(0, MOST_AT_ONCE)), anchor, on: true });
}
