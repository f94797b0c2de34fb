import { PROTOCOL_VERSION } from '@fuseboard/protocol';
import { z } from 'zod';
import { parseRequest } from '../operators/parse-request.ts';
import { ProblemError } from '../problem-error.ts';
import type { BoardServer } from './board-socket.ts';
import { toConnectError } from './connect-error.ts';

/** Other keys are not ours to judge. */
const authSchema = z.looseObject({ protocol: z.number().int().optional() });

/** A page that speaks another version is told so before it misreads anything. */
export function checkProtocol(io: BoardServer): void {
  io.use((socket, next) => {
    try {
      const { protocol } = parseRequest(authSchema, socket.handshake.auth);
      if (protocol !== undefined && protocol !== PROTOCOL_VERSION) throw mismatch(protocol);
      next();
    } catch (error) {
      next(toConnectError(error));
    }
  });
}

function mismatch(protocol: number): ProblemError {
  return new ProblemError(
    'protocol-mismatch',
    `This page speaks version ${protocol} of the protocol and the server version ${PROTOCOL_VERSION}; reload the page.`,
  );
}
