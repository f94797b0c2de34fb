import type { Actor } from '@fuseboard/protocol';
import type { FastifyRequest } from 'fastify';
import type { Identity } from '../operators/access.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** null until the guard has looked, and for what is for anyone. */
    identity: Identity | null;
  }
}

type Identified = Pick<FastifyRequest, 'identity' | 'url'>;

/** By what somebody came in, which the guard has found out for every operation that is not for anyone. */
export function identityOf({ identity, url }: Identified): Identity {
  if (identity) return identity;
  throw new Error(`${url} is for anyone, so that nobody is known to act.`);
}

export const actorOf = (request: Identified): Actor => identityOf(request).actor;

/** Of the connection: what a header says of it anybody can write. */
export const addressOf = ({ socket }: Pick<FastifyRequest, 'socket'>): string => socket.remoteAddress ?? '';
