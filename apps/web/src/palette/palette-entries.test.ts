import type { SessionView } from '@fuseboard/protocol';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { desk } from '../commands/desk.ts';
import { INITIAL_BOARD } from '../store/board-state.ts';
import { boardStore, dispatch } from '../store/board-store.ts';
import { snapshotOf } from '../testing/messages.ts';
import { stateView } from '../testing/views.ts';
import { paletteEntries, type PaletteEntry, type PaletteParts, scopedEntries } from './palette-entries.ts';

const goTo = vi.fn<(address: string) => void>();
const place: PaletteEntry = {
  key: 'place /journal',
  text: 'Journal',
  hint: 'Place',
  disabled: null,
  breaker: null,
  run: () => {},
};

function parts(): PaletteParts {
  return { board: boardStore.getState(), pending: new Map(), others: [place], goTo };
}

const texts = (entries: readonly PaletteEntry[]) => entries.map(({ text }) => text);
const found = (typed: string, near: string | null = null) => paletteEntries(parts(), { typed, near });

beforeEach(() => {
  goTo.mockClear();
  desk.close();
  boardStore.setState(INITIAL_BOARD, true);
  const snapshot = snapshotOf([
    { name: 'payments', group: 'shop', state: stateView('open') },
    { name: 'payouts' },
    { name: 'mail' },
  ]);
  dispatch({ type: 'snapshot', snapshot });
});

describe('the palette', () => {
  it('leads to breakers, and says how they stand', () => {
    const [first, second] = found('pay');
    expect(first).toMatchObject({ text: 'payouts', hint: 'Closed' });
    expect(second).toMatchObject({ text: 'payments', hint: 'Open · shop' });
    first?.run();
    expect(goTo).toHaveBeenCalledWith('/b/payouts');
  });

  it('has the commands of the breaker one looks at without a word', () => {
    expect(texts(found('', 'mail')).slice(0, 2)).toEqual(['Force open mail', 'Reset mail']);
    expect(texts(found(''))).toEqual(['Journal']);
  });

  it('takes a command and a part of a name, and opens the dialog rather than act', () => {
    const [first] = found('force open paym');
    expect(first?.text).toBe('Force open payments');
    first?.run();
    expect(desk.store.getState().open).toMatchObject({ breaker: 'payments', command: 'force-open' });
    expect(desk.store.getState().open?.phase).toEqual({ kind: 'editing' });
  });

  it('says why a command cannot be given: by the state, the role, the connection', () => {
    const reset = () => found('probe mail')[0]?.disabled;
    expect(reset()).toBe('Only an open breaker can be probed.');
    const who: SessionView = { name: 'vera', role: 'viewer', signInNeeded: true, expiresAt: null };
    dispatch({ type: 'who', who });
    expect(reset()).toBe('You are vera, a viewer; this takes an operator.');
    dispatch({ type: 'disconnected', since: 0, retryAt: null });
    expect(reset()).toBe('Disconnected. Controls act on live data only.');
  });

  it('has those of one breaker alone once it is chosen', () => {
    expect(texts(scopedEntries(parts(), 'mail', ''))).toHaveLength(7);
    expect(texts(scopedEntries(parts(), 'mail', 'page'))).toEqual(['Open the page of mail']);
  });

  it('names nothing twice', () => {
    const keys = found('reset mail', 'mail').map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).toBe('reset mail');
  });
});
