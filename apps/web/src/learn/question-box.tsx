import { filledIn, type Lesson } from '@fuseboard/simulator/lessons';
import { Link } from 'wouter';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { lessonPath, neighbours } from './lesson-path.ts';
import type { LessonPlayer } from './lesson-player.ts';
import { isAsking, type LessonState } from './lesson-state.ts';
import styles from './question-box.module.css';
import { useLesson } from './use-lesson.ts';

/** The one question of a lesson: put before its answer can be seen, answered once, then revealed. */
export function QuestionBox({ player }: { readonly player: LessonPlayer }) {
  const asking = useLesson(player, isAsking);
  const prediction = useLesson(player, (state) => state.prediction);
  const revealed = useLesson(player, (state) => state.revealed);
  if (!asking && prediction === null) return null;
  return (
    <section
      className={styles['question']}
      aria-label="Question"
      aria-live="polite"
      data-question={phase(prediction, revealed)}
    >
      <Asked player={player} />
      {prediction === null && (
        <div className={styles['foot']}>
          <p>What follows is hidden until you have answered.</p>
          <Button size="small" tone="quiet" onClick={() => player.predict('skipped')}>
            Skip the question
          </Button>
        </div>
      )}
      {prediction !== null && !revealed && (
        <div className={styles['foot']}>
          <p>{prediction === 'skipped' ? 'Skipped.' : 'Your answer stands.'} Play on and see, or</p>
          <Button size="small" onClick={() => player.reveal()}>
            Reveal <Kbd>R</Kbd>
          </Button>
        </div>
      )}
      {revealed && <Revealed player={player} />}
    </section>
  );
}

function phase(prediction: LessonState['prediction'], revealed: boolean): string {
  if (revealed) return 'revealed';
  return prediction === null ? 'asked' : 'answered';
}

function Asked({ player }: { readonly player: LessonPlayer }) {
  const lesson = useLesson(player, (state) => state.lesson);
  const quotes = useLesson(player, (state) => state.reading?.quotes);
  const prediction = useLesson(player, (state) => state.prediction);
  const revealed = useLesson(player, (state) => state.revealed);
  const { ask, choices, answer } = lesson.question;
  return (
    <>
      <h2 className={styles['ask']}>{quotes === undefined ? ask : filledIn(ask, lesson, quotes)}</h2>
      <ol className={styles['choices']}>
        {choices.map((choice, at) => (
          <li key={choice}>
            <button
              type="button"
              className={styles['choice']}
              aria-pressed={prediction === at}
              aria-disabled={prediction !== null || undefined}
              data-right={(revealed && at === answer) || undefined}
              onClick={() => player.predict(at)}
            >
              <Kbd>{at + 1}</Kbd>
              <span>{choice}</span>
              {prediction === at && <em>your answer</em>}
              {revealed && at === answer && <strong>✓ right</strong>}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function Revealed({ player }: { readonly player: LessonPlayer }) {
  const lesson = useLesson(player, (state) => state.lesson);
  const quotes = useLesson(player, (state) => state.reading?.quotes);
  const prediction = useLesson(player, (state) => state.prediction);
  return (
    <div className={styles['reveal']}>
      <p className={styles['answer']} data-reveal>
        {verdict(lesson, prediction)}
        {quotes !== undefined && filledIn(lesson.question.reveal, lesson, quotes)}
      </p>
      <p>
        <strong>What it does not solve.</strong> {lesson.doesNotSolve} <Next lesson={lesson} />
      </p>
    </div>
  );
}

function Next({ lesson }: { readonly lesson: Lesson }) {
  const { after } = neighbours(lesson);
  return after === undefined ? (
    <Link href="/">To the board</Link>
  ) : (
    <Link href={lessonPath(after.id)}>
      {after.id}: {after.title}
    </Link>
  );
}

function verdict({ question: { answer } }: Lesson, prediction: LessonState['prediction']): string {
  if (prediction === 'skipped' || prediction === null) return '';
  return prediction === answer ? 'Right. ' : 'Not so. ';
}
