import { simulate } from '../engine/simulate.ts';
import { measure } from '../run/measure.ts';
import type { Run } from '../run/run.ts';
import type { CaptionTrigger, Lesson, Quote } from './lesson.ts';

/** A lesson with its numbers. */
export interface LessonRun {
  /** In the order of the parts. */
  readonly runs: readonly Run[];
  /** null: there is nothing to measure. */
  readonly quotes: Readonly<Record<string, number | null>>;
  /** ms, in the order of the captions; null: what it waits for does not happen in this run. */
  readonly captionTimes: readonly (number | null)[];
  /** ms, in the question's part: until then nothing gives its answer away. null: what it waits for does not happen in this run. */
  readonly questionTime: number | null;
  /** Of all parts: what a class compares. */
  readonly checksum: string;
}

/** Runs all parts and reads off what the texts quote. */
export function runLesson(lesson: Lesson): LessonRun {
  return readLesson(
    lesson,
    lesson.parts.map(({ scenario }) => simulate(scenario)),
  );
}

/** The same of runs that are there already, in the order of the parts: those of another seed, or with what somebody has turned. */
export function readLesson(lesson: Lesson, runs: readonly Run[]): LessonRun {
  const quotes = Object.fromEntries(
    Object.entries(lesson.quotes).map(([name, { part, measure: what }]) => [
      name,
      measure(runAt(runs, part), what),
    ]),
  );
  return {
    runs,
    quotes,
    captionTimes: lesson.captions.map((caption) => timeOf(runAt(runs, caption.part), caption.on)),
    questionTime: timeOf(runAt(runs, lesson.question.part), lesson.question.on),
    checksum: runs.map(({ checksum }) => checksum).join('-'),
  };
}

function runAt(runs: readonly Run[], part: number): Run {
  const run = runs[part];
  if (run === undefined) throw new RangeError(`the lesson has no part ${part}`);
  return run;
}

function timeOf({ lanes }: Run, on: CaptionTrigger): number | null {
  if ('atMs' in on) return on.atMs;
  const move = lanes[on.lane]?.moves.filter(({ to }) => to === on.to)[on.nth - 1];
  return move === undefined ? null : move.at / 1_000;
}

/** A text of the lesson with its numbers in the place of their names. */
export function filledIn(text: string, lesson: Lesson, quotes: LessonRun['quotes']): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const quote = lesson.quotes[name];
    if (quote === undefined) throw new RangeError(`${lesson.id} quotes ${name}, which it does not measure`);
    return inWords(quotes[name] ?? null, quote.unit);
  });
}

function inWords(value: number | null, unit: Quote['unit']): string {
  if (value === null) return 'never';
  switch (unit) {
    case 'calls':
    case 'breakers':
      return String(value);
    case 'times':
      return value === 1 ? 'once' : `${value} times`;
    case 'ms':
      return value < 1_000 ? `${Math.round(value)} ms` : `${Math.round(value / 100) / 10} s`;
    case '%':
      return `${Math.round(value * 10) / 10} %`;
    case 'calls a second':
      return `${Math.round(value * 10) / 10} a second`;
  }
}
