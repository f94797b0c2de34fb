import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { INITIAL_BOARD } from '../store/board-state.ts';
import { boardStore, dispatch } from '../store/board-store.ts';
import { snapshotOf } from '../testing/messages.ts';
import { NOON } from '../testing/views.ts';
import { ConnectionBanner } from './connection-banner.tsx';

afterEach(() => {
  cleanup();
  boardStore.setState(INITIAL_BOARD, true);
});

const banner = () => screen.queryByRole('status');
const WELL = { ok: true, message: null, since: null };
const full = { history: { ok: false, message: 'The disk is full.', since: NOON }, config: WELL };
const well = { history: WELL, config: WELL };

it('says that the history is not being saved to a page opened later, too, until it is again', () => {
  dispatch({ type: 'snapshot', snapshot: snapshotOf([{ name: 'a' }], { health: full }) });
  render(<ConnectionBanner />);
  expect(banner()?.textContent).toContain('The disk is full.');
  act(() => dispatch({ type: 'health', health: well }));
  expect(banner()).toBeNull();
  act(() => dispatch({ type: 'health', health: full }));
  expect(banner()?.dataset['banner']).toBe('history');
});

it('gives way to what is wrong with the connection', () => {
  dispatch({ type: 'snapshot', snapshot: snapshotOf([{ name: 'a' }], { health: full }) });
  dispatch({ type: 'disconnected', since: NOON, retryAt: null });
  render(<ConnectionBanner />);
  expect(banner()?.dataset['banner']).toBe('disconnected');
});
