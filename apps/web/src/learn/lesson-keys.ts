import type { Stop } from '@fuseboard/simulator';

export type LessonKey =
  | { readonly type: 'play' | 'home' | 'end' | 'reveal' | 'help' | 'present' | 'leave' }
  | { readonly type: 'step'; readonly stop: Stop; readonly way: 1 | -1 }
  | { readonly type: 'mark' | 'speed'; readonly way: 1 | -1 }
  | { readonly type: 'predict'; readonly choice: number };

const step = (stop: Stop, way: 1 | -1): LessonKey => ({ type: 'step', stop, way });

const KEYS: Readonly<Record<string, LessonKey>> = {
  ' ': { type: 'play' },
  '.': { type: 'play' },
  ArrowRight: step('event', 1),
  ArrowLeft: step('event', -1),
  ArrowDown: step('call', 1),
  ArrowUp: step('call', -1),
  PageDown: { type: 'mark', way: 1 },
  PageUp: { type: 'mark', way: -1 },
  Home: { type: 'home' },
  End: { type: 'end' },
  '[': { type: 'speed', way: -1 },
  ']': { type: 'speed', way: 1 },
  r: { type: 'reveal' },
  R: { type: 'reveal' },
  '?': { type: 'help' },
  F5: { type: 'present' },
  Escape: { type: 'leave' },
};

const SHIFTED: Readonly<Record<string, LessonKey>> = {
  ArrowRight: step('move', 1),
  ArrowLeft: step('move', -1),
};

/** What a key means in a lesson; null: nothing. PageUp, PageDown, "." and F5 are what presenters' clickers send. */
export function lessonKey({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): LessonKey | null {
  if (/^[1-9]$/.test(key)) return { type: 'predict', choice: Number(key) - 1 };
  return (shiftKey ? SHIFTED[key] : undefined) ?? KEYS[key] ?? null;
}

/** For the list behind "?". */
export const KEY_LINES = [
  { keys: ['Space', '.'], what: 'Play, pause' },
  { keys: ['→', '←'], what: 'Next, previous event' },
  { keys: ['↓', '↑'], what: 'Next, previous call that ends' },
  { keys: ['Shift →', 'Shift ←'], what: 'Next, previous transition' },
  { keys: ['PgDn', 'PgUp'], what: 'Next, previous caption or question' },
  { keys: ['Home', 'End'], what: 'Beginning, end' },
  { keys: ['[', ']'], what: 'Slower, faster' },
  { keys: ['1', '…', '9'], what: 'Answer the question' },
  { keys: ['R'], what: 'Reveal' },
  { keys: ['F5'], what: 'Projector view' },
  { keys: ['Esc'], what: 'Leave the projector view' },
  { keys: ['?'], what: 'These keys' },
] as const;
