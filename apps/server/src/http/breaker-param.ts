import type { FastifyRequest } from 'fastify';
import type { BreakerRegistry } from '../breakers/breaker-registry.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import { unknownBreaker } from '../operators/refusal.ts';

/** Of a route with `:name` in it. */
export interface Named {
  Params: { name: string };
}

/** @throws ProblemError `unknown-breaker` */
export function breakerOf(registry: BreakerRegistry, request: FastifyRequest<Named>): ManagedBreaker {
  const managed = registry.get(request.params.name);
  if (!managed) throw unknownBreaker(request.params.name);
  return managed;
}
