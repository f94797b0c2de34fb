import type { Reaction } from './model-script.ts';
import type { Order } from './naive-breaker.ts';
import type { CallPlan, Ending } from './naive-call.ts';
import type { ModelConfig } from './naive-config.ts';

const COMMANDS = {
  trip: 'trip',
  probe: 'probe',
  reset: 'reset',
  'force-open': 'forceOpen',
  disable: 'disable',
  'metrics-only': 'metricsOnly',
} as const;

/** As it would be written in code. */
export function print(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, part]) => `${key}: ${print(part)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

export function printConfig({
  classifies,
  waitDurationInOpenState: wait,
  ...rest
}: Partial<ModelConfig>): string {
  const settings = Object.entries(rest).map(([key, value]) => `${key}: ${print(value)}`);
  if (wait !== undefined)
    settings.push(`waitDurationInOpenState: ${typeof wait === 'string' ? waits[wait] : print(wait)}`);
  if (classifies === true)
    settings.push('classifyError: ({ countsAs }) => countsAs', 'classifyResult: the same');
  return settings.length === 0 ? '{}' : `{ ${settings.join(', ')} }`;
}

const waits = {
  'attempt * 70': '(attempt) => attempt * 70',
  throws: '() => { throw … }',
  'answers NaN': '() => NaN',
};

export function printOrder({ command, expiresAfter, reason }: Order): string {
  const options = { ...(expiresAfter !== null && { expiresAfter }), ...(reason !== null && { reason }) };
  return `${COMMANDS[command]}(${Object.keys(options).length === 0 ? '' : print(options)})`;
}

export function printReaction({ to, by }: Reaction): string {
  const deed =
    typeof by === 'object' ? `breaker.${printOrder(by)}` : by === 'throw' ? 'throw …' : `breaker.${by}()`;
  return `once(${print(to)}, () => ${deed}) // in the listener`;
}

export function printCall({ method, body, signal }: CallPlan, ending: Ending): string {
  const does = {
    deaf: '() => pending',
    heedful: '({ signal }) => pending until it aborts',
    returns: `() => value ${print({ countsAs: ending.countsAs })}`,
    throws: `() => { throw error ${print({ countsAs: ending.countsAs })} }`,
  }[body];
  const options = { none: '', live: ', { signal }', aborted: ', { signal: aborted }' }[signal];
  return `${method}(${does}${options})`;
}

export function printEnding({ throws, countsAs }: Ending): string {
  if (throws && countsAs === 'another breaker') return 'rejects with a CallNotPermittedError';
  return `${throws ? 'rejects with error' : 'resolves with value'} ${print({ countsAs })}`;
}
