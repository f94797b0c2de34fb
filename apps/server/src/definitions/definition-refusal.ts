import type { ProblemPath } from '@fuseboard/protocol';
import { ProblemError } from '../problem-error.ts';
import type { DefinitionState } from './definition-state.ts';

/** However much is wrong, an answer tells no more than this. */
const MOST_ERRORS = 20;

export function invalidDefinition(problems: readonly ProblemPath[]): ProblemError {
  const told = problems.slice(0, MOST_ERRORS);
  const more = problems.length - told.length;
  const texts = told.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return new ProblemError(
    'invalid-request',
    [...texts, ...(more > 0 ? [`and ${more} more`] : [])].join('; '),
    told,
  );
}

export function nameTaken(name: string): ProblemError {
  return new ProblemError(
    'breaker-exists',
    `There is a breaker "${name}" already: change that one with PATCH, or choose another name.`,
    [{ path: 'name', message: 'must be a name of its own' }],
  );
}

export function versionMoved({ name, version, actor }: DefinitionState, expected: number): ProblemError {
  return new ProblemError(
    'version-moved',
    `${name} has been changed meanwhile: you saw version ${expected}, version ${version} by ${actor} is in force. Look again and decide anew.`,
  );
}

export function unknownName(name: string): ProblemError {
  return new ProblemError(
    'unknown-breaker',
    `There is no breaker "${name}"; GET /api/v1/definitions lists them.`,
  );
}

export function noSuchVersion(name: string, version: number, isRemoval: boolean): ProblemError {
  const why = isRemoval
    ? `Version ${version} of ${name} is its removal, which leaves nothing to bring back`
    : `${name} has no version ${version}`;
  return new ProblemError('unknown-version', `${why}; GET /api/v1/breakers/${name}/versions lists them.`);
}
