// A service that is not ours, for tests: answers on loopback as its second argument says, and tells its port to its parent.
// usage: node upstream.mjs PORT ok|unavailable|garbage
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';

const [port = '0', manner = 'ok'] = process.argv.slice(2);

const answers = {
  ok: () => createHttpServer((_, response) => response.end('fine')),
  unavailable: () =>
    createHttpServer((_, response) => response.writeHead(503, { 'retry-after': '2' }).end('try later')),
  garbage: () =>
    createTcpServer((socket) => socket.on('error', () => {}).end('\x00\x01 this is not HTTP \xff\r\n\r\n')),
};

const server = answers[manner]();
server.listen(Number(port), '127.0.0.1', () => process.send?.({ port: server.address().port }));
