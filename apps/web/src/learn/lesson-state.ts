import type { Lesson, LessonRun } from '@fuseboard/simulator/lessons';
import type { Moment } from './moment.ts';
import type { PlayedRun } from './played-run.ts';

/** A lesson that has been run: its numbers, and what is drawn of each part. */
export interface Reading {
  readonly quotes: LessonRun['quotes'];
  readonly captionTimes: LessonRun['captionTimes'];
  readonly questionTime: LessonRun['questionTime'];
  readonly checksum: string;
  readonly parts: readonly PlayedRun[];
}

export interface LessonState {
  readonly lesson: Lesson;
  readonly moment: Moment;
  readonly playing: boolean;
  readonly speed: number;
  readonly pausesAtCaptions: boolean;
  /** A choice, or that none was made; null: still asked. */
  readonly prediction: number | 'skipped' | null;
  readonly revealed: boolean;
  readonly work: 'computing' | 'ready' | { readonly failed: string };
  /** The last that was computed; null before the first. */
  readonly reading: Reading | null;
  /** The part as it was before something was turned. */
  readonly ghost: PlayedRun | null;
  /** What was wrong with the link; null: nothing. */
  readonly linkProblem: string | null;
}

/** The part that is played; null before it is computed. */
export const partOf = ({ reading, moment }: LessonState): PlayedRun | null =>
  reading?.parts[moment.part] ?? null;

/** How far one may see: until a prediction is given or skipped nothing that gives the answer away. */
export function endOf(state: LessonState): number {
  const { moment, reading, prediction, lesson } = state;
  const duration = partOf(state)?.durationMs ?? 0;
  if (prediction !== null || reading === null) return duration;
  if (moment.part > lesson.question.part) return 0;
  return moment.part === lesson.question.part
    ? Math.min(duration, reading.questionTime ?? duration)
    : duration;
}

/** The question is put where its part has come to the last instant that does not answer it. */
export function isAsking(state: LessonState): boolean {
  const { moment, reading, prediction, lesson } = state;
  if (prediction !== null || reading === null) return false;
  const { part } = lesson.question;
  return moment.part > part || (moment.part === part && moment.ms >= endOf(state));
}

/** Captions of the part, those of a future that is not to be seen left out. */
export function captionMarks({ lesson, reading, moment }: LessonState): readonly CaptionMark[] {
  return lesson.captions.flatMap(({ part, text }, at) => {
    const ms = reading?.captionTimes[at] ?? null;
    return part === moment.part && ms !== null ? [{ ms, text }] : [];
  });
}

export interface CaptionMark {
  readonly ms: number;
  readonly text: string;
}
