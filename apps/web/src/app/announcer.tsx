import type { TransitionEntry } from '@fuseboard/protocol';
import { useEffect, useState } from 'react';
import type { BoardState } from '../store/board-state.ts';
import { boardStore } from '../store/board-store.ts';
import { announcement } from './announcement.ts';
import { batched } from './batched.ts';

/** At most one announcement in this time, ms. */
const PAUSE = 5_000;

/** Tells a screen reader what moves, without interrupting and without a flood. */
export function Announcer() {
  const [text, setText] = useState('');
  useEffect(() => {
    const batch = batched<TransitionEntry>({
      pause: PAUSE,
      deliver: (transitions) => setText(announcement(transitions)),
      setTimer: (fn, ms) => {
        const timer = setTimeout(fn, ms);
        return () => clearTimeout(timer);
      },
    });
    const stop = boardStore.subscribe((state, before) => batch.add(newTransitions(state, before)));
    return () => {
      stop();
      batch.stop();
    };
  }, []);
  return (
    <div className="visually-hidden" aria-live="polite" data-announcer>
      {text}
    </div>
  );
}

/** Oldest first. */
function newTransitions(state: BoardState, before: BoardState): readonly TransitionEntry[] {
  if (state.journal === before.journal) return [];
  const known = new Set(before.journal);
  return state.journal
    .filter((line) => !known.has(line))
    .filter((line) => line.kind === 'transition')
    .toReversed();
}
