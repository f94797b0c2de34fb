/** One thing wrong with a configuration file. */
export interface ConfigProblem {
  /** From 1; 0 where the problem is the file as a whole. */
  readonly line: number;
  readonly column: number;
  /** Such as `breakers[2].breaker.slidingWindow.size`; empty for the whole document. */
  readonly path: string;
  /** What was expected. */
  readonly message: string;
}

const SHOWN = 50;

/** Everything wrong with a configuration file at once; `message` is ready to print. */
export class ConfigError extends Error {
  readonly file: string;
  readonly problems: readonly ConfigProblem[];

  constructor(file: string, problems: readonly ConfigProblem[]) {
    super(describe(file, problems));
    this.name = 'ConfigError';
    this.file = file;
    this.problems = problems;
  }
}

function describe(file: string, problems: readonly ConfigProblem[]): string {
  const lines = problems.slice(0, SHOWN).map((problem) => {
    const place = problem.line === 0 ? file : `${file}:${problem.line}:${problem.column}`;
    return [place, problem.path, problem.message].filter((part) => part !== '').join(' ');
  });
  const more = problems.length - lines.length;
  return more === 0 ? lines.join('\n') : `${lines.join('\n')}\n… and ${more} more`;
}
