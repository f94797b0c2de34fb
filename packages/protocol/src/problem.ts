/** Stable codes of everything that can be refused, over REST and socket alike. */
export const PROBLEM_STATUS = {
  'invalid-request': 400,
  'invalid-json': 400,
  'missing-reason': 400,
  'protocol-mismatch': 400,
  'not-signed-in': 401,
  'wrong-token': 401,
  'session-ended': 401,
  'forbidden-role': 403,
  'forbidden-host': 403,
  'forbidden-origin': 403,
  'unknown-breaker': 404,
  'unknown-version': 404,
  'unknown-service': 404,
  'unknown-scenario': 404,
  'unknown-entry': 404,
  'unknown-route': 404,
  'method-not-allowed': 405,
  'illegal-transition': 409,
  'generation-moved': 409,
  'not-undoable': 409,
  'already-undone': 409,
  'undo-too-late': 409,
  'breaker-exists': 409,
  'version-moved': 409,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'too-many-watches': 429,
  'too-many-tries': 429,
  'too-many-commands': 429,
  'demo-off': 404,
  'sign-in-off': 404,
  'internal-error': 500,
  'not-ready': 503,
  'shutting-down': 503,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** One thing wrong with the input. */
export interface ProblemPath {
  /** Where, such as `expiresIn` or `breaker.slidingWindow.size`. */
  readonly path: string;
  /** What was expected. */
  readonly message: string;
}

/** RFC 9457 problem+json. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  /** What to do about it, for a person. */
  readonly detail: string;
  readonly errors?: readonly ProblemPath[];
}
