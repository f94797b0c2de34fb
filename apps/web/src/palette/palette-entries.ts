import type { BreakerCommand } from '@fuseboard/protocol';
import { COMMAND_FACTS, CONTROL_ORDER } from '../commands/command-facts.ts';
import { openCommandDialog } from '../commands/desk.ts';
import type { PendingCommand } from '../commands/pending-commands.ts';
import { whyDisabled } from '../commands/why-disabled.ts';
import { stateWord } from '../format/state-word.ts';
import type { BoardState } from '../store/board-state.ts';
import { bestOf, wordsOf } from './fuzzy.ts';

/** One line of the palette. */
export interface PaletteEntry {
  readonly key: string;
  /** What is searched, and shown. */
  readonly text: string;
  /** Of what kind it is, or how it stands. */
  readonly hint: string;
  /** In words, why it cannot be chosen; null: it can. */
  readonly disabled: string | null;
  /** The breaker whose commands it leads to; null: none. */
  readonly breaker: string | null;
  readonly run: () => void;
}

export interface PaletteParts {
  readonly board: Pick<BoardState, 'order' | 'breakers' | 'connection' | 'who'>;
  readonly pending: ReadonlyMap<string, PendingCommand>;
  /** Everything besides breakers: places, views, looks. */
  readonly others: readonly PaletteEntry[];
  readonly goTo: (address: string) => void;
}

/** More than anybody reads. */
const MOST = 60;
/** Breakers that a command which was typed is offered for. */
const MOST_TARGETS = 5;

/** What fits, the best first. `near`: the breaker that one is looking at, whose commands come without being typed. */
export function paletteEntries(
  parts: PaletteParts,
  { typed, near }: { readonly typed: string; readonly near: string | null },
): readonly PaletteEntry[] {
  const blank = wordsOf(typed).length === 0;
  const own = near === null ? [] : commandEntries(parts, near);
  if (blank) return [...own, ...parts.others];
  const rest = [...own, ...parts.others, ...breakerEntries(parts)];
  const found = [...typedCommands(parts, typed), ...bestOf(rest, typed, ({ text }) => text)];
  return unique(found).slice(0, MOST);
}

/** Those of one breaker alone, once it was chosen. */
export function scopedEntries(parts: PaletteParts, scope: string, typed: string): readonly PaletteEntry[] {
  const open = breakerEntries(parts)
    .filter(({ breaker }) => breaker === scope)
    .map((entry) => ({ ...entry, text: `Open the page of ${scope}` }));
  return bestOf([...commandEntries(parts, scope), ...open], typed, ({ text }) => text);
}

function breakerEntries({ board, goTo }: PaletteParts): readonly PaletteEntry[] {
  return board.order.flatMap((name) => {
    const entry = board.breakers.get(name);
    if (entry === undefined) return [];
    return [
      {
        key: `breaker ${name}`,
        text: name,
        hint: [stateWord(entry.state), entry.group].filter(Boolean).join(' · '),
        disabled: null,
        breaker: name,
        run: () => goTo(`/b/${encodeURIComponent(name)}`),
      },
    ];
  });
}

/** Each opens the usual dialog; nothing is sent from here. */
function commandEntries({ board, pending }: PaletteParts, name: string): readonly PaletteEntry[] {
  const entry = board.breakers.get(name);
  if (entry === undefined) return [];
  const { connection, who } = board;
  return CONTROL_ORDER.map((command) => {
    const disabled = whyDisabled(command, {
      connection,
      who,
      pending: pending.get(name) ?? null,
      state: entry.state,
    });
    return {
      key: `${command} ${name}`,
      text: `${COMMAND_FACTS[command].label} ${name}`,
      hint: disabled ?? 'Asks first',
      disabled,
      breaker: null,
      run: () => openCommandDialog({ breaker: name, command }),
    };
  });
}

/** "force pay": the command, for the breakers that the rest of it fits best. */
function typedCommands(parts: PaletteParts, typed: string): readonly PaletteEntry[] {
  const [first = '', ...others] = wordsOf(typed);
  if (first.length < 2) return [];
  return CONTROL_ORDER.flatMap((command) => {
    const label = wordsOf(COMMAND_FACTS[command].label);
    if (!label[0]?.startsWith(first)) return [];
    const target = others.filter((word) => !label.includes(word)).join(' ');
    return target === '' ? [] : forTargets(parts, command, target);
  });
}

function forTargets(parts: PaletteParts, command: BreakerCommand, target: string): readonly PaletteEntry[] {
  return bestOf(parts.board.order, target, (name) => name)
    .slice(0, MOST_TARGETS)
    .flatMap((name) => commandEntries(parts, name).filter(({ key }) => key === `${command} ${name}`));
}

function unique(entries: readonly PaletteEntry[]): readonly PaletteEntry[] {
  return [...new Map(entries.toReversed().map((entry) => [entry.key, entry])).values()].toReversed();
}
