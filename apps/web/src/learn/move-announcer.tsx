import { useEffect, useState } from 'react';
import { stateWord } from '../format/state-word.ts';
import { instant } from './instant.ts';
import type { LessonPlayer } from './lesson-player.ts';
import { partOf, type LessonState } from './lesson-state.ts';

/** At most so often: who listens is not to be talked down. */
const PAUSE_MS = 2_000;

/** One sentence for the latest transition of any lane, for who cannot see it. */
export function MoveAnnouncer({ player }: { readonly player: LessonPlayer }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = player.store.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setSaid(latestMove(player.store.getState()));
      }, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [player]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}

function latestMove(state: LessonState): string {
  const now = state.moment.ms * 1_000;
  const moves = (partOf(state)?.lanes ?? []).flatMap(({ name, log }) => {
    const move = log.moves.findLast(({ at }) => at <= now);
    return move === undefined ? [] : [{ name, ...move }];
  });
  const latest = moves.toSorted((a, b) => b.at - a.at)[0];
  return latest === undefined
    ? ''
    : `${instant(latest.at / 1_000)}: ${latest.name} is ${stateWord(latest.to).toLowerCase()}.`;
}
