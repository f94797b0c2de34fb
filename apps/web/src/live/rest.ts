import type { Problem } from '@fuseboard/protocol';

/** Something the server refused, or could not be asked at all; `message` is fit to be shown. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.detail, { cause });
    this.problem = problem;
  }
}

export interface RestInit extends Omit<RequestInit, 'body'> {
  /** Sent as JSON. */
  readonly json?: unknown;
}

/** `path` is under `/api/v1`, such as `/journal?limit=100`. An answer without a body gives `undefined`. */
export async function rest<T>(path: string, init: RestInit = {}): Promise<T> {
  const response = await ask(path, init);
  const text = await response.text();
  const body = parse(text);
  if (!response.ok) throw new RestError(toProblem(body, response));
  return body as T; // the server's types are the protocol's; zod stays out of the page
}

async function ask(path: string, { json, headers, ...init }: RestInit): Promise<Response> {
  const sent = new Headers(headers);
  if (!sent.has('accept')) sent.set('accept', 'application/json');
  if (json !== undefined) sent.set('content-type', 'application/json');
  const body = json === undefined ? null : JSON.stringify(json);
  try {
    return await fetch(`/api/v1${path}`, { ...init, headers: sent, body });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new RestError(UNREACHABLE, error);
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toProblem(body: unknown, response: Response): Problem {
  if (isProblem(body)) return body;
  const detail = `The server answered ${response.status} ${response.statusText}`.trim();
  return { ...UNREACHABLE, title: 'Unexpected answer', status: response.status, detail: `${detail}.` };
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;

const UNREACHABLE: Problem = {
  type: 'about:blank',
  title: 'Server not reachable',
  status: 0,
  code: 'internal-error',
  detail: 'The server cannot be reached. Nothing was changed as far as this page can tell; try again.',
};
