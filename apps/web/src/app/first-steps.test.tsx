import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { INITIAL_BOARD } from '../store/board-state.ts';
import { boardStore, dispatch } from '../store/board-store.ts';
import { snapshotOf } from '../testing/messages.ts';
import { firstSteps, showFirstSteps } from './first-steps-store.ts';
import { FirstSteps } from './first-steps.tsx';

function open({ demo = true, path = '/' } = {}) {
  boardStore.setState(INITIAL_BOARD, true);
  dispatch({ type: 'snapshot', snapshot: snapshotOf([{ name: 'a' }]) });
  if (demo) dispatch({ type: 'demo', demo: { services: [], scenarios: [] } });
  const { hook } = memoryLocation({ path });
  render(
    <Router hook={hook}>
      <FirstSteps />
    </Router>,
  );
}

const steps = () => screen.queryByRole('region', { name: 'First steps' });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  localStorage.clear();
  firstSteps.setState({ kind: 'unseen' });
});
afterEach(cleanup);

describe('the first steps', () => {
  it('are three, and once gone through they do not come again', () => {
    open();
    expect(steps()?.textContent).toContain('Each card is one breaker');
    press('Next');
    press('Next');
    expect(steps()?.textContent).toContain('3 of 3');
    press('Done');
    expect(steps()).toBeNull();
    expect(localStorage.getItem('fuseboard.first-steps')).toBe('seen');
  });

  it('go away by Escape or at a word, and come back when asked for', () => {
    open();
    fireEvent.keyDown(screen.getByRole('button', { name: 'Next' }), { key: 'Escape' });
    expect(steps()).toBeNull();
    act(() => showFirstSteps());
    expect(steps()?.textContent).toContain('1 of 3');
    press('Not now');
    expect(steps()).toBeNull();
  });

  it.each([
    ['without the demo', { demo: false }],
    ['on another page', { path: '/journal' }],
  ])('do not come by themselves %s', (_, where) => {
    open(where);
    expect(steps()).toBeNull();
  });

  it('take no focus', () => {
    open();
    expect(document.activeElement).toBe(document.body);
  });
});
