import { PROBLEM_STATUS, type Problem, type ProblemCode } from '@fuseboard/protocol';
import type { FastifyError, FastifyReply } from 'fastify';
import { ProblemError } from '../problem-error.ts';
import { RateLimitError } from '../rate-limit-error.ts';

const TITLES = {
  'invalid-request': 'The request is not valid',
  'invalid-json': 'The body is not JSON',
  'missing-reason': 'A reason is needed',
  'protocol-mismatch': 'Another version of the protocol',
  'not-signed-in': 'Not signed in',
  'wrong-token': 'Not a token of this board',
  'session-ended': 'The session has ended',
  'forbidden-role': 'Not for this role',
  'forbidden-host': 'Not this host',
  'forbidden-origin': 'Not from this page',
  'unknown-breaker': 'No such breaker',
  'unknown-version': 'No such version',
  'unknown-service': 'No such demo service',
  'unknown-scenario': 'No such scenario',
  'unknown-entry': 'No such journal entry',
  'unknown-route': 'Nothing here',
  'method-not-allowed': 'Not this method',
  'illegal-transition': 'Not possible in this state',
  'generation-moved': 'The breaker has moved on',
  'not-undoable': 'Nothing to undo',
  'already-undone': 'Undone already',
  'undo-too-late': 'Too late to undo',
  'breaker-exists': 'There is one of that name',
  'version-moved': 'It was changed meanwhile',
  'payload-too-large': 'Too large',
  'unsupported-media-type': 'Not this media type',
  'too-many-watches': 'Too many breakers watched',
  'too-many-tries': 'Too many wrong tokens',
  'too-many-commands': 'Too many commands',
  'demo-off': 'The demo is off',
  'sign-in-off': 'Nobody has to sign in',
  'internal-error': 'An error of the server',
  'not-ready': 'Not ready to serve',
  'shutting-down': 'The server is stopping',
} as const satisfies Record<ProblemCode, string>;

/** RFC 9457. */
export function toProblem({ code, message, errors }: ProblemError): Problem {
  const problem = {
    type: `urn:fuseboard:problem:${code}`,
    title: TITLES[code],
    status: PROBLEM_STATUS[code],
    code,
    detail: message,
  };
  return errors.length === 0 ? problem : { ...problem, errors };
}

/** `extension`: members that this problem has beside those of every problem. */
export function sendProblem(
  reply: FastifyReply,
  error: ProblemError,
  extension: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  if (error.status === 401) void reply.header('www-authenticate', 'Bearer realm="fuseboard"');
  if (error instanceof RateLimitError) void reply.header('retry-after', error.retryAfter);
  return reply
    .code(error.status)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send({ ...toProblem(error), ...extension });
}

/** What Fastify itself refuses, in our words. */
const FASTIFY_PROBLEMS: ReadonlyMap<string, readonly [ProblemCode, string]> = new Map([
  [
    'FST_ERR_CTP_INVALID_JSON_BODY',
    ['invalid-json', 'The body must be a JSON object, with no key named __proto__.'],
  ],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', ['unsupported-media-type', 'Send the body as application/json.']],
  ['FST_ERR_CTP_BODY_TOO_LARGE', ['payload-too-large', 'A body may be 64 kB at most.']],
  ['FST_ERR_BAD_URL', ['invalid-request', 'The path has a % that two hexadecimal digits do not follow.']],
]);

/** An error that nobody meant to throw is a defect, and says nothing of the inside. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return problemOfFastify(error) ?? new ProblemError('internal-error', INTERNAL);
}

const INTERNAL = 'Something went wrong in the server. Its log says what; the breakers go on.';

function problemOfFastify(error: unknown): ProblemError | null {
  const { code = '', statusCode = 500, message = '' } = (error ?? {}) as Partial<FastifyError>; // only read: anything may be thrown
  const known = FASTIFY_PROBLEMS.get(code);
  if (known) return new ProblemError(...known);
  if (statusCode === 403 || statusCode === 404)
    return new ProblemError('unknown-route', 'There is no such file.');
  return statusCode >= 400 && statusCode < 500 ? new ProblemError('invalid-request', message) : null;
}
