import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';
import { ProblemError } from '../problem-error.ts';
import { asProblem, sendProblem, toProblem } from './problem.ts';

/** Every error leaves as problem+json. */
export function problems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error);
    if (problem.code === 'internal-error')
      request.log.error({ err: error, url: request.url }, 'request failed');
    return sendProblem(reply, problem);
  });
}

/** What is not HTTP at all never reaches a route. */
export function answerMalformedHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const problem = new ProblemError(
    'invalid-request',
    tooLarge ? 'The headers are too large: 16 kB at most.' : 'This is not an HTTP request.',
  );
  const body = JSON.stringify(toProblem(problem));
  socket.end(
    [
      'HTTP/1.1 400 Bad Request',
      'Connection: close',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
