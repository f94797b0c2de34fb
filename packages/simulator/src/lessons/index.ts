import { L1 } from './l01-book.ts';
import { L2 } from './l02-hang.ts';
import { L3 } from './l03-bill.ts';
import { L4 } from './l04-memories.ts';
import { L5 } from './l05-minimum.ts';
import { L6 } from './l06-slow.ts';
import { L7 } from './l07-counts.ts';
import { L8 } from './l08-probes.ts';
import { L9 } from './l09-flapping.ts';
import { L10 } from './l10-retries.ts';
import { L11 } from './l11-metastable.ts';
import { L12 } from './l12-bulkhead.ts';
import { L13 } from './l13-fallback.ts';
import { L14 } from './l14-throttle.ts';
import { L15 } from './l15-shards.ts';
import { L16 } from './l16-fleet.ts';
import { L17 } from './l17-deadline.ts';
import { L18 } from './l18-override.ts';
import { L19 } from './l19-arithmetic.ts';
import { L20 } from './l20-late.ts';
import { L21 } from './l21-puzzle.ts';
import type { Lesson, LessonId } from './lesson.ts';

/** In the order of the menu. */
export const LESSONS: readonly Lesson[] = [
  L1,
  L2,
  L3,
  L4,
  L5,
  L6,
  L7,
  L8,
  L9,
  L10,
  L11,
  L12,
  L13,
  L14,
  L15,
  L16,
  L17,
  L18,
  L19,
  L20,
  L21,
];

/** Those that fit into three quarters of an hour. */
export const SHORT_PATH: readonly LessonId[] = ['L1', 'L2', 'L3', 'L5', 'L8', 'L11', 'L15', 'L21'];

export type {
  Caption,
  CaptionTrigger,
  Lesson,
  LessonId,
  LessonPart,
  Question,
  Quote,
} from './lesson.ts';
export { L1, L21 };
export { filledIn, type LessonRun, readLesson, runLesson } from './run-lesson.ts';
export { type Budget, type Score, score } from './score.ts';
