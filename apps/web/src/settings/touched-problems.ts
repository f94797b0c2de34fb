import type { ProblemPath } from '@fuseboard/protocol';

/** Nobody is told off for a field that they have not come to. */
export const touchedProblems = (
  problems: readonly ProblemPath[],
  touched: ReadonlySet<string>,
): readonly ProblemPath[] =>
  problems.filter(({ path }) => [...touched].some((one) => path === one || path.startsWith(`${one}.`)));
