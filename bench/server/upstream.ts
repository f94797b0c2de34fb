// What the breakers call: the cheapest HTTP server there is, so that the cores are left to the server that is measured. It reads only
// the path, /17 for breaker 17; one connection has one request at a time.
import { createServer } from 'node:net';
import type { Failing } from './messages.ts';

const OK = Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
const DOWN = Buffer.from('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 4\r\n\r\ndown');
const FIRST_DIGIT = 'GET /'.length;

let failing: ReadonlySet<number> = new Set();

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.on('data', (request) => {
    const path = request.toString('latin1', FIRST_DIGIT, request.indexOf(0x20, FIRST_DIGIT));
    socket.write(failing.has(Number(path)) ? DOWN : OK);
  });
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () => process.send?.(server.address()));
process.on('message', (message: Failing) => {
  failing = new Set(message.failing);
});
process.on('disconnect', () => process.exit());
