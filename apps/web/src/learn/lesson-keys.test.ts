import { expect, it } from 'vitest';
import { lessonKey } from './lesson-keys.ts';

it.each([
  [' ', false, { type: 'play' }],
  ['.', false, { type: 'play' }],
  ['ArrowRight', false, { type: 'step', stop: 'event', way: 1 }],
  ['ArrowLeft', true, { type: 'step', stop: 'move', way: -1 }],
  ['ArrowDown', false, { type: 'step', stop: 'call', way: 1 }],
  ['PageUp', false, { type: 'mark', way: -1 }],
  [']', false, { type: 'speed', way: 1 }],
  ['3', false, { type: 'predict', choice: 2 }],
  ['R', true, { type: 'reveal' }],
  ['?', true, { type: 'help' }],
  ['x', false, null],
  ['0', false, null],
])('%s (shift: %s)', (key, shiftKey, meaning) => {
  expect(lessonKey({ key, shiftKey })).toEqual(meaning);
});
