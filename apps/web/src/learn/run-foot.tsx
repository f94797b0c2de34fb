import { Button } from '../ui/button.tsx';
import type { LessonPlayer } from './lesson-player.ts';
import type { PlayedRun } from './played-run.ts';
import { saveEvents } from './save-events.ts';
import styles from './run-foot.module.css';
import { useLesson } from './use-lesson.ts';

/** Which run this is, for a class to compare, and what the model leaves out. */
export function RunFoot({ player, part }: { readonly player: LessonPlayer; readonly part: PlayedRun }) {
  const seed = useLesson(player, (state) => state.moment.seed);
  const lesson = useLesson(player, (state) => state.lesson);
  return (
    <footer className={styles['foot']}>
      <p>
        Model, no recording. {lesson.id} version {lesson.version}, seed <span data-seed>{seed}</span>,
        checksum <code data-checksum>{part.checksum}</code>: who has the same has the same run.
      </p>
      <p>
        What it leaves out: refusals take no time; there is no network but latency, no load balancer, no skew
        between clocks.
      </p>
      <div className={styles['buttons']}>
        <Button size="small" onClick={() => player.seed((seed + 1) % 1_000_000)}>
          Other weather
        </Button>
        {seed !== lesson.parts[0]?.scenario.seed && (
          <Button size="small" onClick={() => player.seed(lesson.parts[0]?.scenario.seed ?? 0)}>
            The lesson&apos;s weather
          </Button>
        )}
        <Button size="small" onClick={() => saveEvents(player.store.getState())}>
          Save the events as JSON
        </Button>
      </div>
    </footer>
  );
}
