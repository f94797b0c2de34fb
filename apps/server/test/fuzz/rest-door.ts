import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { type Dispatcher, Pool } from 'undici';
import type { OpenApiDocument } from '../../src/http/openapi-document.ts';
import { json, mutated, text } from './mutations.ts';

const reason = 'planned maintenance';
const SEEDS = [
  { command: 'force-open', reason, expiresIn: 60, expectGeneration: 1 },
  { command: 'probe', reason },
  { command: 'reset', reason, breakers: ['a', 'held'] },
  { command: 'disable', reason, group: 'shop' },
  { text: 'deploy 1.4.2' },
  { errorRate: 50, latencyMs: 20 },
  { name: 'b', endpoint: { type: 'http', url: 'http://127.0.0.1:9/' }, traffic: { rate: 5 } },
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const TYPES = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/json; charset=x',
];

export interface RestMessage {
  readonly method: Dispatcher.HttpMethod;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

interface Operation {
  readonly method: Dispatcher.HttpMethod;
  readonly path: string;
  /** Whether a body would be a right one; null: it takes none. */
  readonly accepts: ValidateFunction | null;
}

/** Everything that the server says it takes, with at least one thing wrong about it. */
export function restMessages(document: OpenApiDocument): fc.Arbitrary<RestMessage> {
  const operations = operationsOf(document);
  return fc
    .constantFrom(...operations)
    .chain((operation) =>
      fc.oneof({ weight: 5, arbitrary: messageOf(operation) }, { weight: 1, arbitrary: strayOf(operation) }),
    );
}

const headers = fc
  .record(
    {
      'content-type': fc.constantFrom(...TYPES),
      accept: fc.constantFrom('*/*', 'text/html', 'application/json'),
      authorization: fc.constantFrom('Bearer x', 'Basic eDp5', 'Bearer '),
      origin: fc.constantFrom('null', 'https://evil.example'),
      'x-forwarded-for': fc.constant('10.0.0.1'),
      'if-none-match': fc.constant('"x"'),
      range: fc.constant('bytes=0-1'),
    },
    { requiredKeys: [] },
  )
  .map((some): Record<string, string> => ({ 'content-type': 'application/json', ...some }));

const query = fc
  .dictionary(
    fc.oneof(
      fc.constantFrom('from', 'to', 'before', 'limit', 'points', 'kind', 'text', 'format', 'group'),
      text,
    ),
    text,
    {
      maxKeys: 3,
    },
  )
  .map((pairs) => new URLSearchParams(pairs).toString())
  .map((pairs) => (pairs === '' ? '' : `?${pairs}`));

function messageOf({ method, path, accepts }: Operation): fc.Arbitrary<RestMessage> {
  // Without a body there is nothing else to be wrong than the name of what is meant.
  const isHarmless = method === 'GET' || accepts !== null;
  const name = isHarmless ? fc.oneof(fc.constantFrom('a', 'held'), text) : text;
  const right = mutated(SEEDS).filter(
    (value) => accepts === null || !accepts(JSON.parse(JSON.stringify(value))),
  );
  const anything = json.filter((value) => accepts === null || !accepts(JSON.parse(JSON.stringify(value))));
  const cut = fc.constantFrom('{', '{"reason":"abc"', '[1,2', '{"command":}', '', '\u0000', '{"a":1}}');
  const body = fc.oneof(
    right.map((value) => JSON.stringify(value)),
    anything.map((value) => JSON.stringify(value)),
    cut,
  );
  return fc
    .record({ name, query, headers, body })
    .filter((made) => isHarmless || !['a', 'held', '.', '..', ''].includes(made.name))
    .map((made) => ({
      method,
      path: path.replaceAll(/\{\w+\}/g, encoded(made.name)) + made.query,
      headers: made.headers,
      body: method === 'GET' ? null : made.body,
    }));
}

/** A method that the path does not have, or a path that is none. */
function strayOf({ path }: Operation): fc.Arbitrary<RestMessage> {
  return fc.record({
    method: fc.constantFrom(...METHODS),
    path: text.map((more) => `${path.replaceAll(/\{\w+\}/g, 'b')}/${encoded(more)}/x`),
    headers,
    body: fc.constant(null),
  });
}

function encoded(value: string): string {
  return encodeURIComponent(Buffer.from(value).toString()) || '%20';
}

function operationsOf(document: OpenApiDocument): readonly Operation[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', ...document });
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      accepts: operation.requestBody ? ajv.compile({ $ref: `api#/${pointer(path, method)}` }) : null,
    })),
  );
}

const pointer = (path: string, method: string): string =>
  ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');

/** Nobody is signed in here, so it ends nothing, and says so. */
const isSignOut = ({ method, path }: RestMessage): boolean =>
  method === 'DELETE' && /^\/api\/v1\/session(\?|$)/.test(path);

export class RestDoor {
  readonly #pool: Pool;

  constructor(url: string) {
    this.#pool = new Pool(url, { connections: 8 });
  }

  /** Each is answered, and none by an error of the server's own. */
  async send(messages: readonly RestMessage[]): Promise<void> {
    await Promise.all(messages.map((message) => this.#send(message)));
  }

  async #send(message: RestMessage): Promise<void> {
    const { statusCode, body } = await this.#pool.request(message);
    const answer = await body.text();
    const isChange = !['GET', 'HEAD', 'OPTIONS'].includes(message.method) && !isSignOut(message);
    const context = `${statusCode} ${answer.slice(0, 300)}`;
    assert.ok(statusCode < 500, context);
    assert.ok(statusCode >= 400 || !isChange, `it was done: ${context}`);
    if (statusCode < 400 || message.method === 'HEAD' || !message.path.startsWith('/api/')) return;
    const problem = JSON.parse(answer) as { readonly code?: unknown; readonly status?: unknown }; // any object
    assert.deepEqual([typeof problem.code, problem.status], ['string', statusCode], context);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}
