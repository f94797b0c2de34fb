import { useEffect, useEffectEvent } from 'react';
import type { LessonPlayer } from './lesson-player.ts';
import { type LessonKey, lessonKey } from './lesson-keys.ts';

interface Around {
  readonly onHelp: () => void;
  readonly onPresent: (presents: boolean) => void;
  readonly presents: boolean;
}

/** The keys of a lesson, wherever the focus is, but not while somebody writes, and not what the focused control does by itself. */
export function useLessonKeys(player: LessonPlayer, around: Around): void {
  const act = useEffectEvent((key: LessonKey) => obey(player, key, around));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const key = lessonKey(event);
      if (key === null || !act(key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the page's own keys, one of which is "?", too.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (
    target.closest(
      '[role="dialog"], [role="menu"], textarea, select, input:not([type="radio"], [type="checkbox"])',
    )
  )
    return true;
  const presses = key === ' ' && target.closest('button, a, input') !== null;
  const chooses = key.startsWith('Arrow') && target.closest('input[type="radio"]') !== null;
  const scrolls = /^(Arrow(Up|Down)|Page|Home|End)/.test(key) && target.closest('[data-scrolls]') !== null;
  return presses || chooses || scrolls;
}

/** Whether it did anything. */
function obey(player: LessonPlayer, key: LessonKey, { onHelp, onPresent, presents }: Around): boolean {
  switch (key.type) {
    case 'play':
      player.playPause();
      return true;
    case 'home':
      player.seek(0);
      return true;
    case 'end':
      player.end();
      return true;
    case 'step':
      player.step(key.stop, key.way);
      return true;
    case 'mark':
      player.mark(key.way);
      return true;
    case 'speed':
      player.faster(key.way);
      return true;
    case 'predict':
      player.predict(key.choice);
      return true;
    case 'reveal':
      player.reveal();
      return true;
    case 'help':
      player.pause();
      onHelp();
      return true;
    case 'present':
      onPresent(!presents);
      return true;
    case 'leave':
      if (presents) onPresent(false);
      return presents;
    default:
      return key satisfies never;
  }
}
