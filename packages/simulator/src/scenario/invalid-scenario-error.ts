/** A scenario that cannot be run: made by hand, or from a link that somebody has changed. */
export class InvalidScenarioError extends Error {
  readonly code = 'EINVALIDSCENARIO';
  /** The setting, such as `lanes.0.hops.0.retry.attempts`. */
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${path} ${problem}`);
    this.name = 'InvalidScenarioError';
    this.path = path;
  }
}
