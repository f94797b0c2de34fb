import { validateHeaderName, validateHeaderValue } from 'node:http';
import { InvalidConfigError, resolveConfig } from '@fuseboard/breaker';
import type { BreakerDefinition, Endpoint } from '@fuseboard/protocol';
import { breakerConfig } from '../breaker-config.ts';
import { DEMO_SERVICE_NAMES } from '../demo-service-names.ts';
import { endpointRefusal } from '../endpoints/egress/endpoint-refusal.ts';
import type { EgressRules } from '../endpoints/egress/egress-rules.ts';
import { nearestName } from '../nearest-name.ts';
import type { LocatedProblem } from '../problems/located-problems.ts';

/** What is wrong with a definition though its schema accepts it: combinations, headers no request may carry, services there are not, places no endpoint may reach. */
export function definitionProblems(
  definition: BreakerDefinition,
  rules: EgressRules | null,
): LocatedProblem[] {
  const { endpoint } = definition;
  return [...libraryProblems(definition), ...endpointProblems(endpoint), ...egressProblem(endpoint, rules)];
}

function egressProblem(endpoint: Endpoint, rules: EgressRules | null): LocatedProblem[] {
  const refusal = rules && endpointRefusal(endpoint, rules);
  return refusal ? [{ keys: ['endpoint', refusal.key], message: refusal.message, at: 'value' }] : [];
}

/** The library stops at the first thing it refuses. */
function libraryProblems(definition: BreakerDefinition): LocatedProblem[] {
  try {
    resolveConfig(breakerConfig(definition));
    return [];
  } catch (error) {
    if (!InvalidConfigError.is(error)) throw error;
    return [libraryProblem(error, definition)];
  }
}

function libraryProblem(
  { path, message }: InvalidConfigError,
  { breaker }: BreakerDefinition,
): LocatedProblem {
  const isEndpoints = path === 'timeout' && breaker.timeout === undefined;
  const keys = isEndpoints ? ['endpoint', 'timeout'] : ['breaker', ...path.split('.')];
  const subject = `\`${path}\` `;
  return {
    keys,
    message: message.startsWith(subject) ? message.slice(subject.length) : message,
    at: 'value',
  };
}

function endpointProblems(endpoint: Endpoint): LocatedProblem[] {
  if (endpoint.type === 'http') return Object.entries(endpoint.headers).flatMap(headerProblem);
  return endpoint.type === 'demo' ? serviceProblem(endpoint.service) : [];
}

/** Headers that belong to the connection, not to the request: the client sets them as it needs them. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Never with the value: it may be secret. */
function headerProblem([name, value]: [string, string]): LocatedProblem[] {
  const keys = ['endpoint', 'headers', name];
  if (!accepts(() => validateHeaderName(name))) {
    return [{ keys, message: 'is not a name that a header can have', at: 'key' }];
  }
  if (OF_THE_CONNECTION.has(name.toLowerCase())) {
    return [
      {
        keys,
        message: 'is a header of the connection, which the server sets itself: leave it out',
        at: 'key',
      },
    ];
  }
  if (accepts(() => validateHeaderValue(name, value))) return [];
  return [{ keys, message: 'has a character in it that no header may carry', at: 'value' }];
}

function accepts(validate: () => void): boolean {
  try {
    validate();
    return true;
  } catch {
    return false;
  }
}

function serviceProblem(service: string): LocatedProblem[] {
  const known: readonly string[] = DEMO_SERVICE_NAMES;
  if (known.includes(service)) return [];
  const near = nearestName(service, known);
  const hint = near === null ? '' : `; did you mean "${near}"?`;
  const message = `must be one of ${known.join(', ')}, got ${JSON.stringify(service)}${hint}`;
  return [{ keys: ['endpoint', 'service'], message, at: 'value' }];
}
