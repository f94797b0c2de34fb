import type { DemoScenario } from '@fuseboard/protocol';

export interface ScenarioProgress {
  /** ms since the start, held within the duration. */
  readonly elapsed: number;
  /** 0 to 1. */
  readonly share: number;
  /** Index of the step in force; -1 before the first. */
  readonly step: number;
  /** ms until the next step; null after the last. */
  readonly nextIn: number | null;
}

/** null: not running. `now`: server epoch ms. */
export function scenarioProgress(scenario: DemoScenario, now: number): ScenarioProgress | null {
  if (scenario.startedAt === null) return null;
  const elapsed = Math.min(scenario.duration, Math.max(0, now - scenario.startedAt));
  const step = scenario.steps.findLastIndex(({ at }) => at <= elapsed);
  const next = scenario.steps[step + 1];
  return {
    elapsed,
    share: scenario.duration === 0 ? 1 : elapsed / scenario.duration,
    step,
    nextIn: next === undefined ? null : next.at - elapsed,
  };
}
