import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What the board shows, under a name: kept in this browser. Its address is the whole of it, and can be given to anybody. */
export interface SavedView {
  readonly name: string;
  /** The query of the board's address, without the `?`. */
  readonly search: string;
}

const KEY = 'fuseboard.views';
const VERSION = 1;
const MOST = 100;
const LONGEST_NAME = 60;

/** By name; read at once, so that what reads them must be there already: functions are. */
export const savedViews = createStore<readonly SavedView[]>(() => read());

export const useSavedViews = (): readonly SavedView[] => useStore(savedViews);

export const viewAddress = ({ search }: SavedView): string => (search === '' ? '/' : `/?${search}`);

/** Why a name cannot be taken; null: it can. `except`: the view that has it already. */
export function whyNotNamed(name: string, except: string | null = null): string | null {
  const trimmed = name.trim();
  if (trimmed === '') return 'Give it a name.';
  if (trimmed.length > LONGEST_NAME) return `At most ${LONGEST_NAME} characters.`;
  const taken = savedViews.getState().some((view) => view.name === trimmed && view.name !== except);
  return taken ? 'There is a view of this name already.' : null;
}

/** The name must be one that can be taken. */
export const saveView = (view: SavedView): void =>
  put([...savedViews.getState(), { ...view, name: view.name.trim() }]);

export const renameView = (from: string, to: string): void =>
  put(savedViews.getState().map((view) => (view.name === from ? { ...view, name: to.trim() } : view)));

export const deleteView = (name: string): void =>
  put(savedViews.getState().filter((view) => view.name !== name));

function put(views: readonly SavedView[]): void {
  savedViews.setState(sorted(views), true);
  try {
    localStorage.setItem(KEY, JSON.stringify({ version: VERSION, views: savedViews.getState() }));
  } catch {
    // Then they are kept for as long as the page is open.
  }
}

function sorted(views: readonly SavedView[]): readonly SavedView[] {
  return views.toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, MOST);
}

function read(): readonly SavedView[] {
  try {
    return parseViews(localStorage.getItem(KEY));
  } catch {
    return []; // storage may be forbidden
  }
}

/** Forgiving: what is not a view, or of another version, is as if it were not there. */
export function parseViews(text: string | null): readonly SavedView[] {
  const kept = parse(text);
  if (!isObject(kept) || kept['version'] !== VERSION || !Array.isArray(kept['views'])) return [];
  const views = kept['views'].filter(isView).map(({ name, search }) => ({ name, search }));
  return sorted([...new Map(views.map((view) => [view.name, view])).values()]);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isView(value: unknown): value is SavedView {
  if (!isObject(value)) return false;
  const { name, search } = value;
  return (
    typeof name === 'string' &&
    name.trim() !== '' &&
    name.length <= LONGEST_NAME &&
    typeof search === 'string'
  );
}

// Another tab of this browser has changed them.
globalThis.addEventListener?.('storage', ({ key, newValue }) => {
  if (key === KEY) savedViews.setState(parseViews(newValue), true);
});
