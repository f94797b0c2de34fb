import type { BreakerDetail, BreakerView, Configured, ExplanationView } from '@fuseboard/protocol';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import { withoutSecrets } from '../definitions/secrets.ts';

/** A breaker and its explanation, told in the same instant. */
export interface Told {
  readonly view: BreakerView;
  readonly explanation: ExplanationView;
  readonly configured: Configured;
}

export function breakerDetail(
  managed: ManagedBreaker,
  { view, explanation, configured }: Told,
): BreakerDetail {
  return {
    ...view,
    explanation,
    definition: withoutSecrets(managed.definition),
    configured,
    config: shown(managed.breaker.config),
    fallbacks: managed.fallbacks,
    inFlight: managed.inFlight,
  };
}

/** JSON has no functions and no infinity: they are shown by name. */
function shown(config: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]: [string, unknown]) => {
      if (typeof value === 'function') return [key, value.name === '' ? 'a function' : value.name];
      return [key, value === Number.POSITIVE_INFINITY ? 'Infinity' : value];
    }),
  );
}
