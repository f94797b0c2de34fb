import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import type { Problem } from '@fuseboard/protocol';
import type { BadInput, Refusal, Target } from './bad-input.ts';

interface Raw {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sent as it is: fetch would mend paths, and lets nobody choose the Host. */
async function raw({ url }: Target, { method = 'GET', path, headers = {}, body }: Raw): Promise<Refusal> {
  const { hostname, port } = new URL(url);
  const sent = request({ hostname, port, path, method, headers });
  sent.end(body);
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  const problem = JSON.parse(text) as Problem; // or this throws, and the test fails
  const type = String(response.headers['content-type']);
  if (!type.startsWith('application/problem+json') || problem.status !== response.statusCode) {
    throw new Error(`not a problem: ${response.statusCode} ${type} ${text}`);
  }
  return refusalOf(problem);
}

function refusalOf({ code, detail, errors = [] }: Problem): Refusal {
  return { code, text: [detail, ...errors.map(({ path, message }) => `${path} ${message}`)].join('\n') };
}

const JSON_TYPE = { 'content-type': 'application/json' };
const A = '/api/v1/breakers/a/commands';
const HELD = '/api/v1/breakers/held/commands';
const reason = 'planned maintenance';

const post =
  (path: string, body: string, headers: Readonly<Record<string, string>> = JSON_TYPE) =>
  (target: Target): Promise<Refusal> =>
    raw(target, { method: 'POST', path, body, headers });

const command = (body: object, path = A) => post(path, JSON.stringify(body));
const get =
  (path: string, headers: Readonly<Record<string, string>> = {}) =>
  (target: Target) =>
    raw(target, { path, headers });

/** Bytes that are no request of HTTP 1.1, or not one with a Host. */
const bytes =
  (text: string) =>
  async ({ url }: Target): Promise<Refusal> => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    socket.write(text);
    let answer = '';
    for await (const chunk of socket) answer += chunk;
    const [, body = ''] = answer.split('\r\n\r\n');
    return refusalOf(JSON.parse(body) as Problem); // or this throws, and the test fails
  };

const nested = '['.repeat(30_000) + ']'.repeat(30_000);

const bodies: readonly BadInput[] = [
  {
    title: 'a body that is not JSON',
    send: post(A, '{"command": reset}'),
    code: 'invalid-json',
    says: ['JSON object'],
  },
  {
    title: 'half a JSON document',
    send: post(A, '{"command":"reset"'),
    code: 'invalid-json',
    says: ['JSON object'],
  },
  { title: 'no body', send: post(A, ''), code: 'invalid-request', says: ['must be', 'object'] },
  {
    title: 'no body and no type',
    send: post(A, '', {}),
    code: 'invalid-request',
    says: ['must be', 'object'],
  },
  { title: 'a list', send: post(A, '[]'), code: 'invalid-request', says: ['must be', 'object'] },
  { title: 'a body of null', send: post(A, 'null'), code: 'invalid-request', says: ['must be', 'object'] },
  {
    title: 'thirty thousand lists in one another',
    send: post(A, nested),
    code: 'invalid-request',
    says: ['object'],
  },
  {
    title: 'thirty thousand lists for a reason',
    send: post(A, `{"command":"reset","reason":${nested}}`),
    code: 'invalid-request',
    says: ['reason', 'text of 3 to 500 characters'],
  },
  {
    title: 'a body of text',
    send: post(A, 'reset', { 'content-type': 'text/plain' }),
    code: 'unsupported-media-type',
    says: ['application/json'],
  },
  {
    title: 'a form',
    send: post(A, 'command=reset', { 'content-type': 'application/x-www-form-urlencoded' }),
    code: 'unsupported-media-type',
    says: ['application/json'],
  },
  {
    title: 'a body of 70 kB',
    send: command({ command: 'reset', reason: 'x'.repeat(70_000) }),
    code: 'payload-too-large',
    says: ['64 kB'],
  },
  {
    title: 'a key that would change every object',
    send: post(A, '{"command":"reset","reason":"planned","__proto__":{"expiresIn":9}}'),
    code: 'invalid-json',
    says: ['__proto__'],
  },
  {
    title: 'the same by way of the constructor',
    send: post(A, '{"command":"reset","reason":"planned","constructor":{"prototype":{"x":1}}}'),
    code: 'invalid-json',
    says: ['JSON object'],
  },
];

const commands: readonly BadInput[] = [
  {
    title: 'no reason',
    send: command({ command: 'reset' }),
    code: 'missing-reason',
    says: ['reason', '3 to 500 characters'],
  },
  {
    title: 'a reason of blanks',
    send: command({ command: 'reset', reason: '     ' }),
    code: 'missing-reason',
    says: ['3 to 500'],
  },
  {
    title: 'a reason too short',
    send: command({ command: 'reset', reason: 'no' }),
    code: 'invalid-request',
    says: ['reason', '3 to 500'],
  },
  {
    title: 'a reason too long',
    send: command({ command: 'reset', reason: 'x'.repeat(501) }),
    code: 'invalid-request',
    says: ['3 to 500'],
  },
  {
    title: 'a reason that is a number',
    send: command({ command: 'reset', reason: 12_345 }),
    code: 'invalid-request',
    says: ['reason', 'text'],
  },
  {
    title: 'an unknown command',
    send: command({ command: 'open', reason }),
    code: 'invalid-request',
    says: ['command', 'force-open'],
  },
  {
    title: 'an unknown key',
    send: command({ command: 'reset', reason, force: true }),
    code: 'invalid-request',
    says: ['force', 'known'],
  },
  {
    title: 'two thousand unknown keys',
    send: command(Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`key-${index}`, index]))),
    code: 'missing-reason',
    says: ['key-0', 'more'],
    longest: 5_000,
  },
  {
    title: 'an expiry for trip',
    send: command({ command: 'trip', reason, expiresIn: 60 }),
    code: 'invalid-request',
    says: ['expiresIn', 'force-open, disable and metrics-only'],
  },
  {
    title: 'an expiry in the past',
    send: command({ command: 'disable', reason, expiresIn: -5 }),
    code: 'invalid-request',
    says: ['expiresIn', '1'],
  },
  {
    title: 'an expiry in a million years',
    send: command({ command: 'disable', reason, expiresIn: 3e13 }),
    code: 'invalid-request',
    says: ['expiresIn', '31536000'],
  },
  {
    title: 'an expiry of NaN',
    send: command({ command: 'disable', reason, expiresIn: 'NaN' }),
    code: 'invalid-request',
    says: ['expiresIn', 'number'],
  },
  {
    title: 'an expiry beyond every number',
    send: post(A, `{"command":"disable","reason":"${reason}","expiresIn":1e999}`),
    code: 'invalid-request',
    says: ['expiresIn', 'number'],
  },
  {
    title: 'half a generation',
    send: command({ command: 'reset', reason, expectGeneration: 1.5 }),
    code: 'invalid-request',
    says: ['expectGeneration', 'integer'],
  },
  {
    title: 'an unknown breaker',
    send: command({ command: 'reset', reason }, '/api/v1/breakers/b/commands'),
    code: 'unknown-breaker',
    says: ['"b"', '/api/v1/breakers'],
  },
  {
    title: 'a breaker called __proto__',
    send: command({ command: 'reset', reason }, '/api/v1/breakers/__proto__/commands'),
    code: 'unknown-breaker',
    says: ['__proto__'],
  },
  {
    title: 'a stale generation',
    send: command({ command: 'reset', reason, expectGeneration: 7 }),
    code: 'generation-moved',
    says: ['generation 7', 'generation 1'],
    journalled: true,
  },
  {
    title: 'a command that the state does not allow',
    send: command({ command: 'trip', reason }, HELD),
    code: 'illegal-transition',
    says: ['forced-open', 'reset'],
    journalled: true,
  },
  {
    title: 'breakers and a group',
    send: command({ breakers: ['a'], group: 'x', command: 'reset', reason }, '/api/v1/commands'),
    code: 'invalid-request',
    says: ['either `breakers` or `group`'],
  },
  {
    title: 'neither breakers nor a group',
    send: command({ command: 'reset', reason }, '/api/v1/commands'),
    code: 'invalid-request',
    says: ['either `breakers` or `group`'],
  },
  {
    title: 'no breaker at all',
    send: command({ breakers: [], command: 'reset', reason }, '/api/v1/commands'),
    code: 'invalid-request',
    says: ['breakers'],
  },
  {
    title: 'a breaker that is neither a name nor an object with one',
    send: command({ breakers: ['a', 7], command: 'reset', reason }, '/api/v1/commands'),
    code: 'invalid-request',
    says: ['breakers[1]', 'the name of a breaker, or { name, expectGeneration }'],
  },
  {
    title: 'a misspelt generation of one of many',
    send: command({ breakers: [{ name: 'a', generation: 1 }], command: 'reset', reason }, '/api/v1/commands'),
    code: 'invalid-request',
    says: ['breakers[0]', 'generation', 'expectGeneration'],
  },
  {
    title: 'a question of what an unknown command would do',
    send: command({ breakers: ['a'], command: 'open' }, '/api/v1/commands/impact'),
    code: 'invalid-request',
    says: ['command', 'force-open'],
  },
  {
    title: 'undo of a number that is none',
    send: command({}, '/api/v1/journal/first/undo'),
    code: 'invalid-request',
    says: ['seq', 'the number of a journal entry', 'of at least 1'],
  },
  {
    title: 'undo of an entry that is not there',
    send: command({}, '/api/v1/journal/4000000/undo'),
    code: 'unknown-entry',
    says: ['4000000', 'GET /api/v1/journal'],
  },
  {
    title: 'undo of what is no command',
    send: command({}, '/api/v1/journal/1/undo'),
    code: 'not-undoable',
    says: ['Entry 1', 'server', 'command'],
  },
  {
    title: 'undo with an expiry',
    send: command({ expiresIn: 60 }, '/api/v1/journal/1/undo'),
    code: 'invalid-request',
    says: ['expiresIn', 'reason'],
  },
  {
    title: 'a blank mark',
    send: command({ text: '   ' }, '/api/v1/journal/marks'),
    code: 'invalid-request',
    says: ['text'],
  },
  {
    title: 'a mark of 201 characters',
    send: command({ text: 'x'.repeat(201) }, '/api/v1/journal/marks'),
    code: 'invalid-request',
    says: ['text', '200'],
  },
];

const requests: readonly BadInput[] = [
  {
    title: 'a method that this path does not have',
    send: (target) => raw(target, { method: 'PUT', path: A, body: 'x' }),
    code: 'method-not-allowed',
    says: ['PUT', 'POST'],
  },
  {
    title: 'deleting the journal',
    send: (target) => raw(target, { method: 'DELETE', path: '/api/v1/journal' }),
    code: 'method-not-allowed',
    says: ['DELETE', 'GET'],
  },
  {
    title: 'a path that leads nowhere',
    send: get('/api/v1/circuits'),
    code: 'unknown-route',
    says: ['/api/v1/circuits'],
  },
  {
    title: 'a path out of the page’s folder',
    send: get('/assets/../../../../package.json'),
    code: 'unknown-route',
    says: ['no such file'],
  },
  {
    title: 'the same in disguise',
    send: get('/..%2f..%2f..%2fpackage.json'),
    code: 'unknown-route',
    says: ['nothing'],
  },
  { title: 'a path that is no text', send: get('/%zz'), code: 'invalid-request', says: ['%'] },
  {
    title: 'a page size that is no number',
    send: get('/api/v1/journal?limit=many'),
    code: 'invalid-request',
    says: ['limit', 'number'],
  },
  {
    title: 'a page too large',
    send: get('/api/v1/journal?limit=1000000'),
    code: 'invalid-request',
    says: ['limit', '1000'],
  },
  {
    title: 'an unknown kind of entry',
    send: get('/api/v1/journal?kind=gossip'),
    code: 'invalid-request',
    says: ['kind', 'transition'],
  },
  {
    title: 'a group that nobody is in',
    send: get('/api/v1/journal?group=nobody'),
    code: 'unknown-breaker',
    says: ['nobody', 'group'],
  },
  {
    title: 'a journal that ends before it begins',
    send: get('/api/v1/journal/export?from=2&to=1'),
    code: 'invalid-request',
    says: ['from', '`to`'],
  },
  {
    title: 'a search for nothing but spaces',
    send: get('/api/v1/journal?text=%20%20'),
    code: 'invalid-request',
    says: ['text'],
  },
  {
    title: 'an unknown filter',
    send: get('/api/v1/journal?braker=a'),
    code: 'invalid-request',
    says: ['braker', 'breaker'],
  },
  {
    title: 'a filter called __proto__',
    send: get('/api/v1/journal?__proto__=a'),
    code: 'invalid-request',
    says: ['__proto__'],
  },
  {
    title: 'a range that ends before it begins',
    send: get('/api/v1/breakers/a/series?from=9&to=3'),
    code: 'invalid-request',
    says: ['from', 'after'],
  },
  {
    title: 'no points at all',
    send: get('/api/v1/breakers/a/series?points=0'),
    code: 'invalid-request',
    says: ['points', '1'],
  },
  {
    title: 'a dial of a demo that does not run',
    send: (target) =>
      raw(target, {
        method: 'PATCH',
        path: '/api/v1/demo/services/payments',
        headers: JSON_TYPE,
        body: '{"errorRate":50}',
      }),
    code: 'demo-off',
    says: ['--no-demo'],
  },
  {
    title: 'a page of another site that commands',
    send: post(A, JSON.stringify({ command: 'reset', reason }), {
      ...JSON_TYPE,
      origin: 'https://evil.example',
    }),
    code: 'forbidden-origin',
    says: ['https://evil.example'],
  },
  {
    title: 'a page of no origin that commands',
    send: post(A, JSON.stringify({ command: 'reset', reason }), { ...JSON_TYPE, origin: 'null' }),
    code: 'forbidden-origin',
    says: ['null'],
  },
  {
    title: 'a name that was made to lead here',
    send: get('/api/v1/breakers', { host: 'rebound.example' }),
    code: 'forbidden-host',
    says: ['rebound.example', 'http://127.0.0.1:'],
  },
  {
    title: 'a name that begins like this machine’s',
    send: get('/', { host: '127.0.0.1.rebound.example' }),
    code: 'forbidden-host',
    says: ['http://127.0.0.1:'],
  },
  {
    title: 'a request that names no host',
    send: bytes('GET /api/v1/breakers HTTP/1.0\r\n\r\n'),
    code: 'forbidden-host',
    says: ['http://127.0.0.1:'],
  },
  {
    title: 'bytes that are no HTTP',
    send: bytes('open the breakers, please\r\n\r\n'),
    code: 'invalid-request',
    says: ['not an HTTP request'],
  },
  {
    title: 'headers without end',
    send: bytes(`GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`),
    code: 'invalid-request',
    says: ['16 kB'],
  },
];

export const REST_CASES: readonly BadInput[] = [...bodies, ...commands, ...requests];
