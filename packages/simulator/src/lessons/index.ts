export { L1 } from './l01-book.ts';
export type {
  Caption,
  CaptionTrigger,
  Lesson,
  LessonId,
  LessonPart,
  Question,
  Quote,
} from './lesson.ts';
