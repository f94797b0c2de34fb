import { PROBLEM_STATUS, type ProblemCode, type ProblemPath } from '@fuseboard/protocol';

/** A refusal with its stable code; every door turns it into its own form (problem+json, an acknowledgement). */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly ProblemPath[];

  constructor(code: ProblemCode, detail: string, errors: readonly ProblemPath[] = []) {
    super(detail);
    this.name = 'ProblemError';
    this.code = code;
    this.errors = errors;
  }

  get status(): number {
    return PROBLEM_STATUS[this.code];
  }
}
