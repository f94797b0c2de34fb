import type { BreakerState } from '@fuseboard/breaker';
import type { Measure } from '../run/measure.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** A lesson, as data: what is run, what is said of it, and what is asked before it is seen. */
export interface Lesson {
  readonly id: LessonId;
  /** Grows when the run would be another: old links say so. */
  readonly version: number;
  readonly title: string;
  /** One sentence. */
  readonly teaches: string;
  /** Each is run and compared by itself. */
  readonly parts: readonly LessonPart[];
  /** The numbers that the texts quote, by name: read off the run, never written by hand. */
  readonly quotes: Readonly<Record<string, Quote>>;
  /** At most five, in the order they are met. `{name}` stands for a quote. */
  readonly captions: readonly Caption[];
  readonly question: Question;
  /** What is still wrong, which the next lesson takes up. */
  readonly doesNotSolve: string;
}

export type LessonId = `L${number}`;

export interface LessonPart {
  readonly title: string;
  readonly scenario: Scenario;
}

export interface Quote {
  readonly part: number;
  readonly measure: Measure;
  readonly unit: 'calls' | 'calls a second' | 'ms' | '%' | 'breakers' | 'times';
}

/** Tied to an event of the run or to an instant of it, never to the time of reading. */
export interface Caption {
  readonly part: number;
  readonly on: CaptionTrigger;
  readonly text: string;
}

export type CaptionTrigger =
  | { readonly atMs: number }
  /** The `nth` time, from 1, that a breaker of the lane goes there. */
  | { readonly lane: number; readonly to: BreakerState; readonly nth: number };

/** Asked before the answer can be seen. */
export interface Question {
  readonly part: number;
  /** The last event or instant at which its answer is not to be seen yet. */
  readonly on: CaptionTrigger;
  readonly ask: string;
  readonly choices: readonly string[];
  /** Its place among the choices. */
  readonly answer: number;
  /** Shown with the answer; `{name}` stands for a quote. */
  readonly reveal: string;
}
