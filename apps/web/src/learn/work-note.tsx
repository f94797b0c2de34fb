import { Button } from '../ui/button.tsx';
import type { LessonPlayer } from './lesson-player.ts';
import { partOf } from './lesson-state.ts';
import { useLesson } from './use-lesson.ts';
import styles from './work-note.module.css';

/** What is being computed, what could not be, and what was wrong with the link. */
export function WorkNote({ player }: { readonly player: LessonPlayer }) {
  const work = useLesson(player, (state) => state.work);
  const linkProblem = useLesson(player, (state) => state.linkProblem);
  const known = useLesson(player, (state) => partOf(state) !== null);
  const turned = useLesson(player, (state) => state.moment.turns.length > 0);
  return (
    <>
      {linkProblem !== null && (
        <p className={styles['note']} role="alert">
          {linkProblem} The lesson begins at its beginning.
        </p>
      )}
      {typeof work === 'object' && (
        <div className={styles['note']} role="alert">
          <p>This cannot be run: {work.failed}</p>
          {turned ? (
            <Button size="small" onClick={() => player.reset()}>
              Reset what was turned
            </Button>
          ) : (
            <Button size="small" onClick={() => void player.compute()}>
              Try again
            </Button>
          )}
        </div>
      )}
      {work === 'computing' && !known && (
        <div className={styles['waiting']} role="status">
          Running the lesson…
        </div>
      )}
    </>
  );
}
