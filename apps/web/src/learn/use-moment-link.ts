import { useEffect } from 'react';
import type { LessonPlayer } from './lesson-player.ts';
import { readMoment, writeMoment } from './moment-link.ts';

/** The address follows what is shown, after this long without a change: browsers count how often it is written. */
const SETTLES_MS = 250;

/** The fragment says the moment that is shown, and another fragment shows another. */
export function useMomentLink(player: LessonPlayer): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const { moment, work, linkProblem } = player.store.getState();
      if (work !== 'ready' || (linkProblem !== null && moment.ms === 0)) return;
      window.history.replaceState(window.history.state, '', `#${writeMoment(moment)}`);
    };
    const stop = player.store.subscribe(({ playing }) => {
      clearTimeout(timer);
      if (!playing) timer = setTimeout(write, SETTLES_MS);
    });
    const read = () => {
      const fragment = window.location.hash.slice(1);
      const { moment, lesson } = player.store.getState();
      if (fragment !== writeMoment(moment)) player.open(readMoment(fragment, lesson));
    };
    window.addEventListener('hashchange', read);
    return () => {
      clearTimeout(timer);
      stop();
      window.removeEventListener('hashchange', read);
    };
  }, [player]);
}
