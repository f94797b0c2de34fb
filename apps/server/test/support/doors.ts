import type { TestClient } from './client.ts';

/** What a door says, in one form for both. */
export interface Said {
  readonly code: string | null;
  readonly message: string | null;
  readonly errors: unknown;
  readonly answer: unknown;
}

/** How a message of the socket is said to the other door. */
interface RestForm {
  readonly path: string;
  readonly body: unknown;
  /** The answer's member of the acknowledgement. */
  readonly member: string;
}

const REST_FORMS = {
  commands: (request) => ({ path: '/commands', body: request, member: '' }),
  undoMany: (request) => ({ path: '/commands/undo', body: request, member: '' }),
  impact: (request) => ({ path: '/commands/impact', body: request, member: 'impact' }),
  undo: ({ seq, ...body }) => ({ path: `/journal/${String(seq)}/undo`, body, member: 'result' }),
} as const satisfies Record<string, (request: Readonly<Record<string, unknown>>) => RestForm>;

export type Message = keyof typeof REST_FORMS;
export type Request = Readonly<Record<string, unknown>>;

export interface Door {
  readonly name: 'rest' | 'socket';
  readonly say: (message: Message, request: Request) => Promise<Said>;
}

/** Both doors of one server. */
export function doors(url: string, client: TestClient): readonly [Door, Door] {
  return [
    { name: 'rest', say: (message, request) => byRest(url, REST_FORMS[message](request)) },
    { name: 'socket', say: (message, request) => bySocket(client, message, request) },
  ];
}

async function byRest(url: string, { path, body }: RestForm): Promise<Said> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>; // an answer or a problem
  if (response.ok) return { code: null, message: null, errors: undefined, answer };
  const { code, detail, errors } = answer;
  return { code: String(code), message: String(detail), errors, answer: null };
}

async function bySocket(client: TestClient, message: Message, request: Request): Promise<Said> {
  const { ok, ...said } = await client.ask(message, request);
  if (ok) {
    const { member } = REST_FORMS[message](request);
    const answer = member === '' ? said : (said as Record<string, unknown>)[member]; // of the acknowledgement
    return { code: null, message: null, errors: undefined, answer };
  }
  const { code, message: text, errors } = said as { code: string; message: string; errors?: unknown }; // of a refusal
  return { code, message: text, errors, answer: null };
}
