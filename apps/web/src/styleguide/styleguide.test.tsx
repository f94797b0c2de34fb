import { BREAKER_STATES } from '@fuseboard/protocol';
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boardStore } from '../store/board-store.ts';
import { INITIAL_BOARD } from '../store/board-state.ts';
import { BREAKERS, fillBoard } from './fixture.ts';
import { SCENES } from './scenes.tsx';
import { SECTIONS } from './styleguide.tsx';

beforeEach(() => boardStore.setState(INITIAL_BOARD, true));
afterEach(cleanup);

it('its fixture has a breaker in every state', () => {
  expect(new Set(BREAKERS.map(({ state }) => state?.state))).toEqual(new Set(BREAKER_STATES));
});

describe('the styleguide shows', () => {
  it.each(SECTIONS)('%s', (_, Content) => {
    fillBoard();
    const { container } = render(<Content />);
    expect(container.childElementCount).toBeGreaterThan(0);
  });

  it.each(Object.entries(SCENES))('the scene “%s”', (_, scene) => {
    const before = document.body.querySelectorAll('*').length;
    scene.set();
    render(scene.show());
    expect(document.body.querySelectorAll('*').length).toBeGreaterThan(before + 2);
  });
});
