import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BreakerEntry } from '../store/board-state.ts';
import { boardStore } from '../store/board-store.ts';
import { NOON, stateView, THRESHOLDS } from '../testing/views.ts';
import { BreakerControls } from './command-menu.tsx';
import { desk } from './desk.ts';
import { clearPending, pendingCommands, setPending } from './pending-commands.ts';

vi.mock('../live/connection.ts', () => ({ ask: () => new Promise(() => undefined) }));

const open: BreakerEntry = {
  ...stateView('open'),
  name: 'payments',
  group: null,
  thresholds: THRESHOLDS,
  seq: 1,
};
const button = (name: string) => screen.getByRole('button', { name });

beforeEach(() => {
  boardStore.setState({ connection: { kind: 'live' }, breakers: new Map([['payments', open]]) });
  render(<BreakerControls name="payments" />);
});

afterEach(() => {
  desk.close();
  cleanup();
});

it('offers what is possible in the state', () => {
  fireEvent.click(button('Probe'));
  expect(desk.store.getState().open).toMatchObject({ breaker: 'payments', command: 'probe' });
});

it('says why, and does nothing, where it is not', () => {
  expect(button('Trip').getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button('Trip'));
  expect(screen.getByRole('status').textContent).toBe('It is open already.');
  expect(desk.store.getState().open).toBeNull();
});

it('does not explain a control that has just done its work', () => {
  act(() => boardStore.setState({ breakers: new Map([['payments', { ...open, state: 'closed' }]]) }));
  fireEvent.click(button('Trip'));
  act(() => boardStore.setState({ breakers: new Map([['payments', open]]) }));
  expect(screen.getByRole('status').textContent).toBe('');
});

it('acts on live data only', () => {
  act(() => boardStore.setState({ connection: { kind: 'delayed', since: NOON } }));
  fireEvent.click(button('Force open'));
  expect(screen.getByRole('status').textContent).toMatch(/delayed/);
  expect(desk.store.getState().open).toBeNull();
});

it('shows a command that was sent until what became of it is here', () => {
  const pending = { command: 'force-open', since: NOON } as const;
  act(() => setPending(pendingCommands, ['payments'], pending));
  expect(screen.getByRole('status').textContent).toBe('Force open sent…');
  expect(button('Reset').getAttribute('aria-disabled')).toBe('true');
  act(() => clearPending(pendingCommands, ['payments'], pending));
  expect(button('Reset').getAttribute('aria-disabled')).toBeNull();
});
