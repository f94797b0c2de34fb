import {
  type BreakerDefinition,
  type BreakerDefinitionInput,
  breakerDefinitionSchema,
} from '@fuseboard/protocol';

/** Where nothing listens: for breakers that nobody calls. */
const NOWHERE = { type: 'http', url: 'http://127.0.0.1:9/' } as const;

/** A breaker that trips at the second of two failures. */
export function definition(
  name: string,
  over: Partial<Omit<BreakerDefinitionInput, 'name'>> = {},
): BreakerDefinition {
  return breakerDefinitionSchema.parse({
    endpoint: NOWHERE,
    ...over,
    name,
    breaker: {
      slidingWindow: { type: 'count-based', size: 10 },
      minimumNumberOfCalls: 2,
      ...over.breaker,
    },
  });
}
