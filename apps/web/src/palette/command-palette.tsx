import { Autocomplete } from '@base-ui/react/autocomplete';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { pendingCommands } from '../commands/pending-commands.ts';
import { useBoard } from '../store/hooks.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import styles from './command-palette.module.css';
import { type PaletteEntry, paletteEntries, type PaletteParts, scopedEntries } from './palette-entries.ts';

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The breaker that one was looking at; null: none. */
  readonly near: string | null;
  /** Places, views and looks. */
  readonly others: readonly PaletteEntry[];
}

/** Everything one can go to or do, by a few letters of its name: Ctrl or Cmd with K. */
export default function CommandPalette({ open, onOpenChange, near, others }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Go to or do" width="wide">
      <Palette near={near} others={others} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

interface PaletteProps extends Pick<Props, 'near' | 'others'> {
  readonly onDone: () => void;
}

function Palette({ near, others, onDone }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [scope, setScope] = useState<string | null>(null);
  const [marked, setMarked] = useState<PaletteEntry | null>(null);
  const parts = useParts(others);
  const entries = useMemo(
    () => (scope === null ? paletteEntries(parts, { typed, near }) : scopedEntries(parts, scope, typed)),
    [parts, typed, near, scope],
  );
  const enter = (breaker: string | null) => {
    setScope(breaker);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab' && !event.shiftKey && marked?.breaker && scope === null) enter(marked.breaker);
    else if (event.key === 'Backspace' && typed === '' && scope !== null) enter(null);
    else return;
    event.preventDefault();
  };
  const run = (entry: PaletteEntry) => {
    if (entry.disabled !== null) return;
    onDone();
    entry.run();
  };
  return (
    <Autocomplete.Root
      inline
      open
      items={entries}
      mode="none"
      value={typed}
      onValueChange={(value, { reason }) => reason !== 'item-press' && setTyped(value)}
      autoHighlight="always"
      itemToStringValue={({ text }: PaletteEntry) => text}
      onItemHighlighted={(entry) => setMarked(entry ?? null)}
    >
      <Autocomplete.Input
        className={styles['input']}
        aria-label={scope === null ? 'Breaker, place or command' : `Command for ${scope}`}
        placeholder={scope === null ? 'Breaker, place or command' : `Command for ${scope}`}
        spellCheck={false}
        onKeyDown={onKeyDown}
      />
      <Autocomplete.Empty className={styles['empty']}>Nothing of that name.</Autocomplete.Empty>
      <Autocomplete.List className={styles['list']} aria-label="What fits">
        {(entry: PaletteEntry) => <Entry key={entry.key} entry={entry} onRun={run} />}
      </Autocomplete.List>
      <Keys scoped={scope !== null} />
    </Autocomplete.Root>
  );
}

interface EntryProps {
  readonly entry: PaletteEntry;
  readonly onRun: (entry: PaletteEntry) => void;
}

function Entry({ entry, onRun }: EntryProps) {
  return (
    <Autocomplete.Item
      value={entry}
      className={styles['entry']}
      aria-disabled={entry.disabled !== null || undefined}
      onClick={() => onRun(entry)}
    >
      <span className={styles['text']}>{entry.text}</span>
      <span className={styles['hint']}>{entry.hint}</span>
    </Autocomplete.Item>
  );
}

function Keys({ scoped }: { readonly scoped: boolean }) {
  return (
    <p className={styles['foot']}>
      <Kbd>Enter</Kbd> chooses <Kbd>{scoped ? 'Backspace' : 'Tab'}</Kbd>{' '}
      {scoped ? 'everything else' : 'commands of a breaker'}
    </p>
  );
}

function useParts(others: readonly PaletteEntry[]): PaletteParts {
  const board = useBoard(
    useShallow(({ order, breakers, connection, who }) => ({ order, breakers, connection, who })),
  );
  const pending = useStore(pendingCommands);
  const [, goTo] = useLocation();
  return useMemo(() => ({ board, pending, others, goTo }), [board, pending, others, goTo]);
}
