import type { Actor } from '@fuseboard/protocol';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** null until the guard has looked, and for what is for anyone. */
    actor: Actor | null;
  }
}

/** Whoever asks, which the guard has found out for every operation that is not for anyone. */
export function actorOf({ actor, url }: Pick<FastifyRequest, 'actor' | 'url'>): Actor {
  if (actor) return actor;
  throw new Error(`${url} is for anyone, so that nobody is known to act.`);
}
