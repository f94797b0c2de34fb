import { parseArgs } from 'node:util';

export interface Options {
  readonly breakers: number;
  /** Calls per second of each breaker. */
  readonly rate: number;
  /** Browsers, the one that stalls included. */
  readonly clients: number;
  /** How long each of the two is measured. */
  readonly seconds: number;
  /** How long memory is watched; 0: not. */
  readonly minutes: number;
  readonly seed: number;
  /** Writes `server.cpuprofile` of the measured server. */
  readonly profile: boolean;
  /** Without the naive peer: to find out, not to quote. */
  readonly alone: boolean;
}

const FLAGS = {
  breakers: { type: 'string', default: '1000' },
  rate: { type: 'string', default: '5' },
  clients: { type: 'string', default: '200' },
  seconds: { type: 'string', default: '40' },
  minutes: { type: 'string', default: '0' },
  seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  profile: { type: 'boolean', default: false },
  alone: { type: 'boolean', default: false },
} as const;

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({ args: [...args], options: FLAGS });
  const number = (name: Exclude<keyof typeof FLAGS, 'profile' | 'alone'>, least: number): number => {
    const value = Number(values[name]);
    if (!(value >= least))
      throw new RangeError(`--${name} takes a number from ${least}, got ${values[name]}`);
    return value;
  };
  return {
    breakers: number('breakers', 1),
    rate: number('rate', 0.1),
    clients: number('clients', 2),
    seconds: number('seconds', 5),
    minutes: number('minutes', 0),
    seed: number('seed', 0),
    profile: values.profile,
    alone: values.alone,
  };
}
