import type { Lesson, LessonId } from '@fuseboard/simulator/lessons';
import type { Turn } from './turns.ts';

/** What is shown beside the lanes. */
export const PANELS = ['figure', 'table', 'config'] as const;
export type Panel = (typeof PANELS)[number];

/** An instant of a lesson, whole: who has it sees the same. It is what a link says, and what a class could be sent. */
export interface Moment {
  readonly lesson: LessonId;
  readonly version: number;
  readonly seed: number;
  /** Its place among the lesson's. */
  readonly part: number;
  /** Of this part, in the order they were turned. */
  readonly turns: readonly Turn[];
  /** From the part's beginning, to the µs. */
  readonly ms: number;
  readonly panel: Panel;
}

export function firstMoment(lesson: Lesson): Moment {
  return {
    lesson: lesson.id,
    version: lesson.version,
    seed: lesson.parts[0]?.scenario.seed ?? 0,
    part: 0,
    turns: [],
    ms: 0,
    panel: 'figure',
  };
}
