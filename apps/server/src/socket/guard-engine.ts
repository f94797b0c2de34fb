import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkHost, checkOrigin, type Listening } from '../operators/request-guard.ts';
import { ProblemError } from '../problem-error.ts';
import type { BoardServer } from './board-socket.ts';

/** Fastify's hooks do not see these requests. Every one is looked at, not only the first of a session. */
export function guardEngine(io: BoardServer, listening: () => Listening): void {
  io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    try {
      const place = listening();
      checkHost(request.headers, place);
      checkOrigin(request.headers, place.publicUrl);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      refuse(request, response, error);
      return;
    }
    next();
  });
}

function refuse(request: IncomingMessage, response: ServerResponse, { code, message }: ProblemError): void {
  const body = JSON.stringify({ code, message });
  if (request.headers.upgrade === undefined) {
    response.writeHead(403, { 'content-type': 'application/json; charset=utf-8' }).end(body);
    return;
  }
  // The response of an upgrade is engine.io's own and writes nothing.
  const head = [
    'HTTP/1.1 403 Forbidden',
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
  ];
  request.socket.end([...head, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
}
