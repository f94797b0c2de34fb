import type { Scenario } from '@fuseboard/simulator';
import type { LessonId, LessonRun } from '@fuseboard/simulator/lessons';

/** A lesson to be run: all of its parts, as they were turned. */
export interface RunJob {
  readonly lesson: LessonId;
  readonly scenarios: readonly Scenario[];
}

export type RunAnswer =
  | { readonly ok: true; readonly read: LessonRun }
  /** Such as a setting that no breaker takes. */
  | { readonly ok: false; readonly message: string };
