import { LESSONS, type Lesson, type LessonId } from '@fuseboard/simulator/lessons';

export const lessonPath = (id: LessonId): string => `/learn/${id}`;

/** The lesson at its place in an address, however it is written there. */
export const lessonAt = (name: string): Lesson | undefined =>
  LESSONS.find(({ id }) => id === name.toUpperCase());

/** Before and after it in the menu. */
export function neighbours({ id }: Lesson): {
  readonly before: Lesson | undefined;
  readonly after: Lesson | undefined;
} {
  const at = LESSONS.findIndex((lesson) => lesson.id === id);
  return { before: LESSONS[at - 1], after: LESSONS[at + 1] };
}
