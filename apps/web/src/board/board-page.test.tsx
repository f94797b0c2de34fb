import type { Snapshot } from '@fuseboard/protocol';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { clearSelection, selection } from '../commands/selection.ts';
import { INITIAL_BOARD } from '../store/board-state.ts';
import { boardStore, dispatch } from '../store/board-store.ts';
import { numbers } from '../store/numbers.ts';
import { pageNow } from '../store/page-clock.ts';
import { type FakeBreaker, snapshotOf } from '../testing/messages.ts';
import { numbersView, stateView, transitionEntry, TRIPPED } from '../testing/views.ts';
import BoardPage from './board-page.tsx';

const SECOND = 1_000;

function receive(breakers: readonly FakeBreaker[], more: Partial<Snapshot> = {}): void {
  const snapshot = snapshotOf(breakers, { serverTime: pageNow(), ...more });
  act(() => {
    numbers.adopt(snapshot);
    dispatch({ type: 'snapshot', snapshot });
  });
}

function open(path = '/') {
  const [pathname = '/', search = ''] = path.split('?');
  const { hook, searchHook, history } = memoryLocation({ path: pathname, searchPath: search, record: true });
  render(
    <Router hook={hook} searchHook={searchHook}>
      <BoardPage />
    </Router>,
  );
  return { addresses: history };
}

const listed = () =>
  [...document.querySelectorAll('[data-breaker]')].map((card) => card.getAttribute('data-breaker'));
const card = (name: string) => document.querySelector(`[data-breaker="${name}"]`);
const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });
const opens = (breaker: string, seq = 11) =>
  act(() =>
    dispatch({
      type: 'journal',
      entries: [transitionEntry(seq, { from: 'closed', to: 'open' }, { breaker })],
    }),
  );

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_376);
  boardStore.setState(INITIAL_BOARD, true);
  clearSelection();
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a breaker that flaps', () => {
  const flaps = (state: 'open' | 'closed') => {
    const now = pageNow();
    const openings = [now - 590_000, now - 30_000, now - 20_000];
    return [{ name: 'a', state: stateView(state, { openings, cause: TRIPPED }) }, { name: 'b' }];
  };

  it('says so on its card, open or closed, until the ten minutes have passed', () => {
    receive(flaps('open'));
    open();
    expect(card('a')?.textContent).toContain('Opened 3 times in 10 min. Failure rate');
    expect(card('b')?.textContent).not.toContain('times');
    receive(flaps('closed'));
    expect(card('a')?.textContent).toContain('Opened 3 times in 10 min');
    pass(15 * SECOND);
    expect(card('a')?.textContent).not.toContain('times');
  });

  it('says so in its row', () => {
    receive(flaps('closed'));
    open('/?density=rows');
    expect(card('a')?.textContent).toContain('3×opened 3 times in 10 min');
  });
});

describe('[3] the sentence and the counts', () => {
  it('say how the board is', () => {
    receive([{ name: 'a' }, { name: 'b', state: stateView('open') }]);
    open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('1 open, 1 closed');
    opens('a');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('2 open');
    expect(screen.getByRole('button', { name: 'Open 2' })).toBeTruthy();
  });
});

describe('a slow start', () => {
  const slowStart = { admittedRate: 40.9, endsAt: 1 };

  it.each(['cards', 'rows'])('is told of a closed breaker that refuses some of its calls (%s)', (density) => {
    receive([{ name: 'a', numbers: numbersView({ slowStart }) }, { name: 'b' }]);
    open(`/?density=${density}`);
    expect(card('a')?.textContent).toContain('letting 40 % through');
    expect(card('a')?.textContent).not.toContain('calls pass');
    expect(card('b')?.textContent).not.toContain('letting');
  });
});

describe('[2] the order', () => {
  const three = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

  it('puts who opens first', () => {
    receive(three);
    open();
    expect(listed()).toEqual(['a', 'b', 'c']);
    opens('c');
    expect(listed()).toEqual(['c', 'a', 'b']);
  });

  it('stands still under the pointer, and is made good when it leaves', () => {
    receive(three);
    open();
    const list = card('a')?.closest('section')?.parentElement;
    if (!list) throw new Error('no list');
    fireEvent.pointerEnter(list);
    opens('c');
    expect(listed()).toEqual(['a', 'b', 'c']);
    expect(card('c')?.getAttribute('data-state')).toBe('open');
    fireEvent.pointerLeave(list);
    pass(SECOND);
    expect(listed()).toEqual(['c', 'a', 'b']);
  });

  it('stands still under the focus, which stays where it is', () => {
    receive(three);
    open();
    const link = screen.getByRole('link', { name: 'b' });
    act(() => link.focus());
    opens('c');
    pass(5 * SECOND);
    expect(listed()).toEqual(['a', 'b', 'c']);
    expect(document.activeElement).toBe(link);
    act(() => link.blur());
    pass(SECOND);
    expect(listed()).toEqual(['c', 'a', 'b']);
  });
});

describe('[28] the keys', () => {
  it('make the whole list one stop of the Tab key', () => {
    receive([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    open();
    const stops = () =>
      [...document.querySelectorAll<HTMLElement>('[data-breaker] :is(a, button)')]
        .filter((element) => element.tabIndex === 0)
        .map((element) => element.closest('[data-breaker]')?.getAttribute('data-breaker'));
    expect(stops()).toEqual(['a', 'a']);
    act(() => screen.getByRole('link', { name: 'c' }).focus());
    expect(stops()).toEqual(['c', 'c']);
  });

  it('move the focus', () => {
    receive([{ name: 'a' }, { name: 'b' }]);
    open();
    const link = screen.getByRole('link', { name: 'a' });
    act(() => link.focus());
    fireEvent.keyDown(link, { key: 'j' });
    pass(50);
    expect(document.activeElement?.textContent).toBe('b');
  });

  it('mean the breaker that the key before has led to, however fast they come', () => {
    receive([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    open();
    act(() => screen.getByRole('link', { name: 'a' }).focus());
    for (const key of ['x', 'j', 'j', 'X'])
      fireEvent.keyDown(document.activeElement ?? document.body, { key });
    expect([...selection.getState().names]).toEqual(['a', 'b', 'c']);
  });
});

describe('a card', () => {
  const opened = (retryIn: number) =>
    stateView('open', { cause: TRIPPED, since: pageNow() - 12_400, retryAt: pageNow() + retryIn });

  it('[6][7] of an open breaker says why, since when and when it will probe, never below nothing', () => {
    receive([{ name: 'payments', state: opened(1_700) }]);
    open();
    expect(card('payments')?.textContent).toContain('Open 12 s');
    expect(card('payments')?.textContent).toContain('Failure rate 62 % reached 50 %');
    expect(card('payments')?.textContent).toContain('probes in 2 s');
    pass(800);
    expect(card('payments')?.textContent).toContain('probes in 1 s');
    pass(SECOND);
    expect(card('payments')?.textContent).toContain('waiting for the next call');
  });

  it('[7] of a half-open one counts the probes', () => {
    const halfOpen = { permitted: 5, inFlight: 1, succeeded: 1, failed: 1, slow: 0 };
    receive([{ name: 'a', state: stateView('half-open'), numbers: numbersView({ halfOpen }) }]);
    open();
    expect(card('a')?.textContent).toContain('probing 2 of 5');
  });

  it('[11] of an overridden one says who, why and until when', () => {
    const override = {
      command: 'force-open',
      actor: 'ana',
      reason: 'deploy 1.4.2',
      expiresAt: null,
    } as const;
    receive([{ name: 'a', state: stateView('forced-open', { override }) }]);
    open();
    expect(card('a')?.textContent).toContain('ana: deploy 1.4.2');
    expect(card('a')?.textContent).toContain('until reset');
    expect(card('a')?.hasAttribute('data-override')).toBe(true);
  });

  it('near its threshold says where that is', () => {
    receive([{ name: 'a', numbers: numbersView({ failureRate: 45 }) }]);
    open();
    expect(card('a')?.textContent).toContain('Opens at 50 % errors');
    expect(card('a')?.querySelector('[data-near]')).toBeTruthy();
  });

  it('shows what frames bring, without a render', () => {
    receive([{ name: 'a' }]);
    open();
    const before = card('a')?.querySelector('[data-cell="errors"]');
    act(() => {
      const row = snapshotOf([{ name: 'a', numbers: numbersView({ failureRate: 12 }) }]).rows;
      numbers.apply({ layout: 1, at: pageNow(), rows: row });
      vi.advanceTimersByTime(50);
    });
    expect(card('a')?.querySelector('[data-cell="errors"]')).toBe(before);
    expect(before?.textContent).toBe('12 %');
  });

  it('[18] stops its clocks when the picture is old', () => {
    receive([{ name: 'payments', state: opened(5_000) }]);
    open();
    const since = pageNow() + boardStore.getState().clockOffset;
    act(() => dispatch({ type: 'disconnected', since, retryAt: null }));
    pass(60 * SECOND);
    expect(card('payments')?.textContent).toContain('Open 12 s');
    expect(card('payments')?.textContent).toContain('probes in 5 s');
  });
});

describe('filters', () => {
  const two = [{ name: 'payments', state: stateView('open') }, { name: 'search' }];

  it('come from the address, and go into it', () => {
    receive(two);
    const { addresses } = open('/?state=open');
    expect(listed()).toEqual(['payments']);
    fireEvent.click(screen.getByRole('button', { name: 'Open 1' }));
    expect(listed()).toEqual(['payments', 'search']);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'sea' } });
    expect(listed()).toEqual(['search']);
    expect(addresses.at(-1)).toBe('/?q=sea');
  });

  it('[21] that leave nothing say so, and how to get everything back', () => {
    receive(two);
    open('/?q=zzz&state=open');
    expect(screen.getByText('None that is open has “zzz” in its name or group.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show all 2 breakers' }));
    expect(listed()).toHaveLength(2);
  });
});

describe('[21] without breakers to show', () => {
  it('a server that runs none is told from one that is not there', () => {
    open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Connecting…');
    act(() => dispatch({ type: 'disconnected', since: pageNow(), retryAt: pageNow() + 3_000 }));
    expect(screen.getByText('The server cannot be reached')).toBeTruthy();
    expect(screen.getByText('Trying again in 3 s.')).toBeTruthy();
    act(() => dispatch({ type: 'refused', message: 'Not from here.' }));
    expect(screen.getByText('Not from here.')).toBeTruthy();
    receive([]);
    expect(screen.getByText('No breakers yet')).toBeTruthy();
  });
});

describe('groups', () => {
  const thirty = Array.from({ length: 30 }, (_, index) => ({
    name: `b-${index}`,
    group: index < 2 ? 'shop' : 'core',
    numbers: numbersView({ failureRate: index, rate: 2 }),
  }));
  /** By its text: to look for roles among so many takes seconds. */
  const heading = (name: RegExp) => {
    const found = [...document.querySelectorAll<HTMLButtonElement>('button[data-stop]')];
    const [button] = found.filter(({ textContent }) => name.test(textContent));
    if (!button) throw new Error(`no heading ${name.source}`);
    return button;
  };

  it('say what they come to, and that some of theirs are listed above', () => {
    receive(thirty);
    open('/?fold=core');
    expect(heading(/^shop/).textContent).toBe('shop 2 breakers4.0/s, worst 1 % errors');
    opens('b-1');
    expect(heading(/^shop/).textContent).toBe(
      'shop 2 breakers, 1 of them above1 open4.0/s, worst 1 % errors',
    );
    expect(listed()).toEqual(['b-1', 'b-0']);
  });

  it('are put away and brought back, by key too, and the address says so', () => {
    receive(thirty);
    const { addresses } = open('/?fold=core');
    act(() => card('b-1')?.querySelector('a')?.focus());
    for (const name of [/^shop/, /^core/]) {
      fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowUp' });
      expect(document.activeElement).toBe(heading(name));
    }
    expect(heading(/^core/).tabIndex).toBe(0);
    fireEvent.click(heading(/^core/));
    expect(addresses.at(-1)).toBe('/');
    expect(heading(/^core/).getAttribute('aria-expanded')).toBe('true');
    fireEvent.click(heading(/^shop/));
    expect(addresses.at(-1)).toBe('/?fold=shop');
    expect(card('b-1')).toBeNull();
  });

  it('that are put away hide nothing that is searched for', () => {
    receive(thirty);
    open('/?fold=core&q=b-29');
    expect(listed()).toEqual(['b-29']);
    expect(screen.queryByRole('button', { name: /^core/ })).toBeNull();
  });
});

it('rows show the same breakers', () => {
  receive([{ name: 'a', state: stateView('open') }, { name: 'b' }]);
  open('/?density=rows');
  expect(listed()).toEqual(['a', 'b']);
});
