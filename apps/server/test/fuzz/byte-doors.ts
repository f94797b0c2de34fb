import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { mutatedBytes, text } from './mutations.ts';

const host = (port: number): string => `host: 127.0.0.1:${port}`;

function request(head: readonly string[], body = ''): Buffer {
  return Buffer.from([...head, '', body].join('\r\n'), 'latin1');
}

/** Requests on the wire, none of which asks for anything that would be done. */
export function rawRequests(port: number): fc.Arbitrary<Buffer> {
  const post = (path: string, body: string, ...more: readonly string[]): Buffer =>
    request([`POST ${path} HTTP/1.1`, host(port), 'content-type: application/json', ...more], body);
  const command = '/api/v1/breakers/a/commands';
  const right = [
    request(['GET /api/v1/breakers HTTP/1.1', host(port)]),
    request(['GET /api/v1/journal?limit=5&kind=command HTTP/1.1', host(port), 'connection: keep-alive']),
    request(['GET /metrics HTTP/1.0', host(port)]),
    post(command, '{"command":"reset"}', 'content-length: 19'),
    post('/api/v1/journal/marks', '13\r\n{"text":"","x":"yz"}\r\n0\r\n\r\n', 'transfer-encoding: chunked'),
    post(command, '{"command":"reset"}', 'content-length: 19', 'transfer-encoding: chunked'),
    post(command, '{"command":"reset"}', 'content-length: 19', 'expect: 100-continue'),
    request(['GET /socket.io/?EIO=4&transport=polling HTTP/1.1', host(port)]),
    request(
      ['POST /socket.io/?EIO=4&transport=polling&sid=abc HTTP/1.1', host(port), 'content-length: 2'],
      '40',
    ),
    upgrade(port),
  ];
  return fc.oneof(
    { weight: 9, arbitrary: mutatedBytes(right) },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    },
  );
}

function upgrade(port: number): Buffer {
  return request([
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    host(port),
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  ]);
}

const PACKETS = [
  '2',
  '3',
  '1',
  '6',
  '2probe',
  '40',
  '40{"token":"x"}',
  '40/admin,',
  '41',
  '42["watch",{"breaker":"a"}]',
  '421["command",{"breaker":"a","command":"reset"}]',
  '423["resume",{"bootId":"x","seq":0}]',
  '43["ack"]',
  '44{"message":"x"}',
  '451-["command",{"_placeholder":true,"num":0}]',
  '461-7[{"_placeholder":true,"num":9}]',
  '4',
  'b4AAECAw==',
];

/** A frame as a browser sends it, but for what is given. */
function frame(payload: Buffer, { opcode = 1, masked = true, first = 0x80 } = {}): Buffer {
  const mask = masked ? 0x80 : 0;
  const length =
    payload.length < 126 ? [mask | payload.length] : [mask | 126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([first | opcode, ...length, ...(masked ? [0, 0, 0, 0] : [])]), payload]);
}

/** Frames on an upgraded connection: right ones with wrong packets in them, wrong ones, and bytes that are neither. */
export const rawFrames: fc.Arbitrary<Buffer> = fc.oneof(
  {
    weight: 4,
    arbitrary: mutatedBytes(PACKETS.map((packet) => Buffer.from(packet))).map((payload) => frame(payload)),
  },
  { weight: 2, arbitrary: mutatedBytes(PACKETS.map((packet) => frame(Buffer.from(packet)))) },
  { weight: 1, arbitrary: text.map((packet) => frame(Buffer.from(packet))) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        payload: fc.uint8Array({ maxLength: 130 }).map((bytes) => Buffer.from(bytes)),
        opcode: fc.nat(15),
        masked: fc.boolean(),
        first: fc.constantFrom(0, 0x80, 0x90, 0xa0, 0xc0),
      })
      .map(({ payload, ...rest }) => frame(payload, rest)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
);

/** One of the two ends it, whatever became of it. */
function ended(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('error', () => undefined).on('close', () => resolve());
    socket.resume();
  });
}

/** Each on a connection of its own, whose end is told at once; resolves when the server has ended it, too. */
export async function sendRequests(port: number, requests: readonly Buffer[]): Promise<void> {
  await Promise.all(
    requests.map((bytes) => {
      const socket = connect(port, '127.0.0.1');
      socket.end(bytes);
      return ended(socket);
    }),
  );
}

/** All on one connection that has been upgraded and has joined the board, as far as the server lets it. */
export async function sendFrames(port: number, frames: readonly Buffer[]): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const end = ended(socket);
  socket.write(upgrade(port));
  socket.once('data', () => {
    socket.write(frame(Buffer.from('40')));
    for (const bytes of frames) socket.write(bytes);
    socket.end();
  });
  await end;
}
