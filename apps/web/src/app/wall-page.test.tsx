import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { retryNow } from '../live/connection.ts';
import { INITIAL_BOARD } from '../store/board-state.ts';
import { boardStore, dispatch } from '../store/board-store.ts';
import { numbers } from '../store/numbers.ts';
import { snapshotOf } from '../testing/messages.ts';
import { stateView } from '../testing/views.ts';
import { tokenIn } from './use-wall-sign-in.ts';
import { WallPage } from './wall-page.tsx';

vi.mock('../live/connection.ts', () => ({ retryNow: vi.fn<() => void>(), ask: vi.fn<() => void>() }));

const TOKEN = 'viewer-0123456789abcdef';

function open(search = 'wall=1') {
  const { hook, searchHook } = memoryLocation({ path: '/', searchPath: search });
  return render(
    <Router hook={hook} searchHook={searchHook}>
      <WallPage />
    </Router>,
  ).container;
}

function receive() {
  const snapshot = snapshotOf([
    { name: 'search', group: 'shop' },
    { name: 'payments', group: 'shop', state: stateView('open') },
    { name: 'mail', group: 'core' },
  ]);
  numbers.adopt(snapshot);
  act(() => dispatch({ type: 'snapshot', snapshot }));
}

const answer = (status: number, body: object) =>
  Promise.resolve(new Response(JSON.stringify(body), { status }));
const settle = () => act(() => vi.advanceTimersByTimeAsync(0));

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_376);
  boardStore.setState(INITIAL_BOARD, true);
  window.location.hash = '';
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('[30] the wall', () => {
  it('has what needs somebody first, and nothing to press', () => {
    receive();
    const page = open();
    expect([...page.querySelectorAll('[data-breaker]')].map((tile) => tile.textContent)).toEqual([
      expect.stringMatching(/^paymentsOpen/),
      expect.stringMatching(/^mailClosed/),
      expect.stringMatching(/^searchClosed/),
    ]);
    expect(page.querySelectorAll('a, button, input, [tabindex]')).toHaveLength(0);
  });

  it('shows what its address asks for, and says that this is not all', () => {
    receive();
    const page = open('wall=1&q=core');
    expect(page.querySelectorAll('[data-breaker]')).toHaveLength(1);
    expect(page.textContent).toContain('1 of 3 are shown here: core');
  });

  it('keeps its picture while the server is away, and says since when', () => {
    receive();
    const page = open();
    act(() => dispatch({ type: 'disconnected', since: Date.UTC(2026, 2, 1), retryAt: null }));
    expect(page.querySelectorAll('[data-breaker]')).toHaveLength(3);
    expect(page.querySelector('[data-wall-notice]')?.textContent).toMatch(
      /^Disconnected since .*last picture/,
    );
  });

  it('loads itself anew where the server is of another version', () => {
    const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => {});
    open();
    act(() => dispatch({ type: 'refused', message: 'Too old.' }));
    act(() => void vi.advanceTimersByTime(29_000));
    expect(reload).not.toHaveBeenCalled();
    act(() => void vi.advanceTimersByTime(1_000));
    expect(reload).toHaveBeenCalledOnce();
  });
});

describe('a wall whose server knows no sessions any more', () => {
  const signedOut = () => act(() => dispatch({ type: 'signed-out', message: null }));

  it('signs in by the token behind its address, and again when a try fails', async () => {
    window.location.hash = `#token=${TOKEN}`;
    const fetched = vi.fn<typeof fetch>();
    vi.stubGlobal('fetch', fetched);
    fetched.mockImplementationOnce(() => answer(401, { code: 'wrong-token', detail: 'Not this one.' }));
    fetched.mockImplementationOnce(() => answer(200, { role: 'viewer' }));
    const page = open();
    signedOut();
    await settle();
    expect(page.textContent).toContain('Not this one. Trying again in a minute.');
    expect(retryNow).not.toHaveBeenCalled();
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(fetched.mock.lastCall?.[1]?.body).toBe(JSON.stringify({ token: TOKEN }));
    expect(retryNow).toHaveBeenCalledOnce();
  });

  it('takes no token that can change anything, and leaves at once', async () => {
    window.location.hash = `#token=${TOKEN}`;
    const fetched = vi.fn<typeof fetch>(() => answer(200, { role: 'operator' }));
    vi.stubGlobal('fetch', fetched);
    const page = open();
    signedOut();
    await settle();
    expect(page.textContent).toContain('This token is an operator’s. A wall takes a viewer’s.');
    expect(fetched.mock.lastCall?.[1]?.method).toBe('DELETE');
  });

  it('says how to, where it has none', () => {
    const page = open();
    signedOut();
    expect(page.textContent).toContain('/?wall=1#token=');
    expect([tokenIn(''), tokenIn('#token='), tokenIn('#a=1&token=x')]).toEqual([null, null, 'x']);
  });
});
