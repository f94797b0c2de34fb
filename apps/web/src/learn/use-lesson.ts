import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { LessonPlayer } from './lesson-player.ts';
import type { LessonState } from './lesson-state.ts';

export const useLesson = <T>(player: LessonPlayer, selector: (state: LessonState) => T): T =>
  useStore(player.store, selector);

/** While it plays, so often: what is written in words and figures need not change with every frame. */
const EVERY_MS = 100;

/** The instant that is shown: exact while it stands, and now and then while it plays. */
export function useShownMs(player: LessonPlayer): number {
  const [shown, setShown] = useState(() => player.store.getState().moment.ms);
  useEffect(() => {
    let last = -Infinity;
    return player.store.subscribe(({ moment, playing }) => {
      const now = performance.now();
      if (playing && now - last < EVERY_MS) return;
      last = now;
      setShown(moment.ms);
    });
  }, [player]);
  return shown;
}

/** Lesson time goes on with the browser's frames. */
export function useLessonClock(player: LessonPlayer): void {
  const playing = useLesson(player, (state) => state.playing);
  useEffect(() => {
    if (!playing) return undefined;
    let last = performance.now();
    let request = requestAnimationFrame(function tick(now) {
      player.frame(now - last);
      last = now;
      request = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(request);
  }, [player, playing]);
}
