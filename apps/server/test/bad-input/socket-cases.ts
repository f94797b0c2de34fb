import { request } from 'node:http';
import { Manager } from 'socket.io-client';
import { type Answer, type ClientOptions, connect, refusal, TestClient } from '../support/client.ts';
import type { BadInput, Refusal, Target } from './bad-input.ts';

const reason = 'planned maintenance';

function refusalOf(answer: Answer): Refusal {
  if (answer.ok) throw new Error(`it was accepted: ${JSON.stringify(answer)}`);
  const { code, message, errors = [] } = answer;
  return { code, text: [message, ...errors.map((error) => `${error.path} ${error.message}`)].join('\n') };
}

/** Sends a message that waits for its answer. */
const ask =
  (event: string, ...args: readonly unknown[]) =>
  async ({ url }: Target): Promise<Refusal> => {
    const { client } = await connect(url);
    const answer = await client.ask(event, ...args);
    client.close();
    return refusalOf(answer);
  };

/** Sends a packet as it stands on the wire, with acknowledgement 7, and waits for that. */
const wire =
  (packet: string) =>
  async ({ url }: Target): Promise<Refusal> => {
    const { client } = await connect(url);
    const answered = new Promise<string>((resolve) => {
      client.socket.io.engine.on('message', (data: string) => {
        if (data.startsWith('37')) resolve(data.slice(2));
      });
    });
    client.socket.io.engine.write(packet);
    const [answer] = JSON.parse(await answered) as [Answer]; // of an acknowledgement, by the parser's format
    client.close();
    return refusalOf(answer);
  };

/** Sends something after which the server ends the connection: there is nobody to answer. */
const cutOff =
  (send: (client: TestClient) => void) =>
  async ({ url }: Target): Promise<Refusal> => {
    const { client } = await connect(url);
    const closed = new Promise<string>((resolve) => void client.socket.once('disconnect', resolve));
    send(client);
    const text = await closed;
    client.close();
    return { code: 'closed', text };
  };

/** Tries to connect; what is not let in hears why. */
const knock =
  (options: ClientOptions, path = '') =>
  async ({ url }: Target): Promise<Refusal> => {
    const client = new TestClient(`${url}${path}`, options);
    const error = await refusal(client);
    client.close();
    const { code } = (error.data ?? {}) as { code?: string }; // ours, where it got that far
    return { code: code ?? 'closed', text: `${error.message} ${JSON.stringify(error.data ?? {})}` };
  };

/** A request for the handshake itself. */
const handshake =
  (headers: Readonly<Record<string, string>>) =>
  async ({ url }: Target): Promise<Refusal> => {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, path: '/socket.io/?EIO=4&transport=websocket', headers });
      sent.on('error', reject).on('upgrade', () => reject(new Error('it was let in')));
      sent.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          const { code } = JSON.parse(text) as { code: string }; // or this throws, and the test fails
          resolve({ code, text: `${response.statusCode} ${text}` });
        });
      });
      sent.end();
    });
  };

const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

const shapes: readonly BadInput[] = [
  {
    title: 'a message without acknowledgement',
    send: withoutAck,
    code: 'notice',
    says: ['"command"', 'acknowledgement', 'nothing was done'],
  },
  {
    title: 'an unknown message',
    send: ask('explode', {}),
    code: 'unknown-route',
    says: ['explode', 'resume, watch, unwatch, pace, command'],
  },
  { title: 'a message called error', send: ask('error', {}), code: 'unknown-route', says: ['"error"'] },
  {
    title: 'a message called constructor',
    send: ask('constructor', {}),
    code: 'unknown-route',
    says: ['constructor'],
  },
  {
    title: 'a message called __proto__',
    send: ask('__proto__', {}),
    code: 'unknown-route',
    says: ['__proto__'],
  },
  { title: 'a message that is a number', send: wire('27[42,{}]'), code: 'unknown-route', says: ['"42"'] },
  { title: 'no payload', send: ask('watch'), code: 'invalid-request', says: ['one object', '0'] },
  {
    title: 'two payloads',
    send: ask('watch', { breaker: 'a' }, { breaker: 'held' }),
    code: 'invalid-request',
    says: ['one object', '2'],
  },
  { title: 'text for an object', send: ask('watch', 'a'), code: 'invalid-request', says: ['object'] },
  { title: 'null for an object', send: ask('command', null), code: 'invalid-request', says: ['object'] },
  { title: 'a list for an object', send: ask('pace', [true]), code: 'invalid-request', says: ['object'] },
  {
    title: 'bytes for an object',
    send: ask('watch', Buffer.from('{"breaker":"a"}')),
    code: 'invalid-request',
    says: ['breaker', 'missing'],
  },
  {
    title: 'bytes within an object',
    send: ask('watch', { breaker: Buffer.from('a') }),
    code: 'invalid-request',
    says: ['breaker', 'text'],
  },
  {
    title: 'lists in one another',
    send: ask('watch', JSON.parse('['.repeat(2_000) + ']'.repeat(2_000))),
    code: 'invalid-request',
    says: ['object'],
  },
  {
    title: 'a key that would change every object',
    send: wire('27["watch",{"breaker":"a","__proto__":{"x":1}}]'),
    code: 'invalid-request',
    says: ['__proto__'],
  },
];

const values: readonly BadInput[] = [
  {
    title: 'watching an unknown breaker',
    send: ask('watch', { breaker: 'b' }),
    code: 'unknown-breaker',
    says: ['"b"'],
  },
  {
    title: 'watching a name that can be none',
    send: ask('watch', { breaker: '../etc' }),
    code: 'invalid-request',
    says: ['breaker', 'a-z'],
  },
  {
    title: 'unwatching what was not watched',
    send: ask('unwatch', { breaker: 'a' }),
    code: 'invalid-request',
    says: ['was not watched'],
  },
  { title: 'watching a twenty-first', send: watchTooMany, code: 'too-many-watches', says: ['20', 'unwatch'] },
  {
    title: 'a pace that is no pace',
    send: ask('pace', { hidden: 'yes' }),
    code: 'invalid-request',
    says: ['hidden', 'true or false'],
  },
  { title: 'resuming nothing', send: ask('resume', {}), code: 'invalid-request', says: ['bootId', 'seq'] },
  {
    title: 'resuming from below nothing',
    send: ask('resume', { bootId: 'x', seq: -1 }),
    code: 'invalid-request',
    says: ['seq', '0'],
  },
  {
    title: 'resuming from between two',
    send: ask('resume', { bootId: 'x', seq: 1.5 }),
    code: 'invalid-request',
    says: ['seq', 'integer'],
  },
  {
    title: 'resuming a run that is a number',
    send: ask('resume', { bootId: 5, seq: 1 }),
    code: 'invalid-request',
    says: ['bootId', 'text'],
  },
  {
    title: 'resuming from NaN',
    send: ask('resume', { bootId: 'x', seq: Number.NaN }),
    code: 'invalid-request',
    says: ['seq', 'integer'],
  },
  {
    title: 'a command without a reason',
    send: ask('command', { breaker: 'a', command: 'reset' }),
    code: 'missing-reason',
    says: ['3 to 500'],
  },
  {
    title: 'a command with another’s name',
    send: ask('command', { breaker: 'a', command: 'reset', reason, actor: 'root' }),
    code: 'invalid-request',
    says: ['actor'],
  },
  {
    title: 'a command sent twice for the generation of the first',
    send: twice,
    code: 'generation-moved',
    says: ['generation 99'],
    journalled: true,
  },
  {
    title: 'a command for nobody',
    send: ask('commands', { command: 'reset', reason }),
    code: 'invalid-request',
    says: ['either `breakers` or `group`'],
  },
  {
    title: 'undo of no number',
    send: ask('undo', { seq: 0 }),
    code: 'invalid-request',
    says: ['seq', 'of at least 1'],
  },
  {
    title: 'a question of what a command would do to a group that nobody is in',
    send: ask('impact', { group: 'nobody', command: 'reset' }),
    code: 'unknown-breaker',
    says: ['"nobody"'],
  },
  {
    title: 'a command that the state does not allow',
    send: ask('command', { breaker: 'a', command: 'probe', reason }),
    code: 'illegal-transition',
    says: ['closed', 'probe'],
    journalled: true,
  },
];

const connections: readonly BadInput[] = [
  {
    title: 'a message of 70 kB',
    send: cutOff(({ socket }) => void socket.emit('watch', { breaker: 'x'.repeat(70_000) }, () => undefined)),
    code: 'closed',
    says: ['transport'],
  },
  {
    title: 'a packet that is none',
    send: cutOff(({ socket }) => socket.io.engine.write('not a packet')),
    code: 'closed',
    says: ['transport'],
  },
  { title: 'an event before joining', send: early, code: 'closed', says: ['transport'] },
  {
    title: 'a namespace that there is not',
    send: knock({}, '/admin'),
    code: 'closed',
    says: ['Invalid namespace'],
  },
  {
    title: 'another version of the protocol',
    send: knock({ auth: { protocol: 1 } }),
    code: 'protocol-mismatch',
    says: ['version 1', 'version 2', 'reload'],
  },
  {
    title: 'a version that is no number',
    send: knock({ auth: { protocol: 'latest' } }),
    code: 'invalid-request',
    says: ['protocol', 'integer'],
  },
  {
    title: 'a page of another site',
    send: handshake({ ...upgrade, origin: 'https://evil.example' }),
    code: 'forbidden-origin',
    says: ['403', 'https://evil.example'],
  },
  {
    title: 'a page of another site, by polling',
    send: handshake({ origin: 'https://evil.example' }),
    code: 'forbidden-origin',
    says: ['403', 'https://evil.example'],
  },
  {
    title: 'a name that was made to lead here',
    send: handshake({ ...upgrade, host: 'rebound.example' }),
    code: 'forbidden-host',
    says: ['403', 'rebound.example'],
  },
];

export const SOCKET_CASES: readonly BadInput[] = [...shapes, ...values, ...connections];

async function withoutAck({ url }: Target): Promise<Refusal> {
  const { client } = await connect(url);
  const notice = client.next('notice');
  client.socket.emit('command', { breaker: 'a', command: 'force-open', reason });
  const { text } = await notice;
  client.close();
  return { code: 'notice', text };
}

async function watchTooMany({ url }: Target): Promise<Refusal> {
  const { client } = await connect(url);
  for (let index = 0; index < 20; index++) await client.ask('watch', { breaker: `idle-${index}` });
  const answer = await client.ask('watch', { breaker: 'a' });
  client.close();
  return refusalOf(answer);
}

/** As a double click would, had the first moved the breaker already. */
async function twice(target: Target): Promise<Refusal> {
  return ask('command', { breaker: 'a', command: 'reset', reason, expectGeneration: 99 })(target);
}

/** An engine that is open, but has not joined the board. */
async function early({ url }: Target): Promise<Refusal> {
  const manager = new Manager(url, { transports: ['websocket'], reconnection: false, autoConnect: false });
  const closed = new Promise<string>((resolve) => void manager.once('close', (why: string) => resolve(why)));
  manager.once('open', () => manager.engine.write('20["watch",{"breaker":"a"}]'));
  manager.connect();
  return { code: 'closed', text: await closed };
}
