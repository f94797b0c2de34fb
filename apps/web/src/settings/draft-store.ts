import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Draft } from './draft.ts';

/** An edit that is not saved yet. */
export interface Edit {
  readonly draft: Draft;
  /** As the fields were when it began. */
  readonly from: Draft;
  /** Of the definition it began with; 0: of a new breaker. */
  readonly version: number;
}

/** The name of the breaker that is being edited; the empty name is a new one. */
type Edits = Readonly<Record<string, Edit>>;

/** Outlives the form: who looks at something else meanwhile finds everything as it was typed. */
const edits = createStore<Edits>(() => ({}));

export const useEdit = (name: string): Edit | undefined => useStore(edits, (all) => all[name]);

export const useUnsaved = (): readonly string[] => Object.keys(useStore(edits));

export function keepEdit(name: string, edit: Edit): void {
  const isSame = JSON.stringify(edit.draft) === JSON.stringify(edit.from);
  if (isSame) discardEdit(name);
  else edits.setState((all) => ({ ...all, [name]: edit }));
}

export function discardEdit(name: string): void {
  edits.setState((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== name)), true);
}

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

// Closing the page would lose them, whichever place of the board is open then. Only while there are some: a page that listens is not kept for the back button.
edits.subscribe((all) => {
  if (Object.keys(all).length > 0) addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
});
