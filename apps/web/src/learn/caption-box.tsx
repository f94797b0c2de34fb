import { filledIn } from '@fuseboard/simulator/lessons';
import styles from './caption-box.module.css';
import { instant } from './instant.ts';
import type { LessonPlayer } from './lesson-player.ts';
import { captionMarks } from './lesson-state.ts';
import { useLesson, useShownMs } from './use-lesson.ts';

/** The latest caption that has come true; its room is there from the start. */
export function CaptionBox({ player }: { readonly player: LessonPlayer }) {
  const ms = useShownMs(player);
  const reading = useLesson(player, (state) => state.reading);
  const lesson = useLesson(player, (state) => state.lesson);
  const marks = captionMarks(player.store.getState());
  const at = marks.findLastIndex((mark) => mark.ms <= ms);
  const caption = marks[at];
  return (
    <div className={styles['caption']} aria-live="polite" data-caption={at + 1}>
      {caption === undefined || reading === null ? (
        <p className={styles['none']}>
          Press Space to play, → for the next event, PageDown for the next caption.
        </p>
      ) : (
        <p>
          <span className={styles['time']}>{instant(caption.ms)}</span>
          {filledIn(caption.text, lesson, reading.quotes)}
        </p>
      )}
      <span className={styles['count']} aria-hidden="true">
        {at + 1} of {marks.length}
      </span>
    </div>
  );
}
