import { InvalidScenarioError } from './invalid-scenario-error.ts';

type Range = readonly [least: number, most: number];

/** @throws InvalidScenarioError */
export function numberIn(path: string, value: unknown, [least, most]: Range): void {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new InvalidScenarioError(path, `must be a number from ${least} to ${most}, got ${String(value)}`);
}

/** @throws InvalidScenarioError */
export function integerIn(path: string, value: unknown, [least, most]: Range): void {
  if (!Number.isInteger(value) || Number(value) < least || Number(value) > most)
    throw new InvalidScenarioError(
      path,
      `must be a whole number from ${least} to ${most}, got ${String(value)}`,
    );
}
