import { describe, expect, it } from 'vitest';
import { breakerDefinitionSchema } from './breaker-definition.ts';

const minimal = { name: 'payments', endpoint: { type: 'http', url: 'https://api.example.com/pay' } };

/** The paths at which a definition is refused. */
const refusedAt = (definition: object): string[] => {
  const { error } = breakerDefinitionSchema.safeParse(definition);
  return (error?.issues ?? []).map((issue) =>
    [...issue.path, ...('keys' in issue ? issue.keys : [])].join('.'),
  );
};

describe('a breaker definition', () => {
  it('needs a name and an endpoint and defaults the rest', () => {
    expect(breakerDefinitionSchema.parse(minimal)).toEqual({
      name: 'payments',
      group: null,
      description: null,
      endpoint: {
        type: 'http',
        url: 'https://api.example.com/pay',
        method: 'GET',
        headers: {},
        timeout: 10_000,
        failOn: ['5xx', '429'],
        ignore: [],
      },
      traffic: null,
      breaker: {},
      fallback: null,
    });
  });

  it('takes durations as numbers and as text', () => {
    const written = { waitDurationInOpenState: '10s', slowCallDurationThreshold: '250ms', timeout: 1_500 };
    const { breaker } = breakerDefinitionSchema.parse({ ...minimal, breaker: written });
    expect(breaker).toEqual({
      waitDurationInOpenState: 10_000,
      slowCallDurationThreshold: 250,
      timeout: 1_500,
    });
  });

  it('takes a wait that grows', () => {
    const wait = { initial: '4s', multiplier: 2, max: '1m', jitter: 0.2 };
    const { breaker } = breakerDefinitionSchema.parse({
      ...minimal,
      breaker: { waitDurationInOpenState: wait },
    });
    expect(breaker.waitDurationInOpenState).toEqual({
      initial: 4_000,
      multiplier: 2,
      max: 60_000,
      jitter: 0.2,
    });
  });

  it.each([
    [{ ...minimal, name: 'Payments!' }, ['name']],
    [{ ...minimal, colour: 'red' }, ['colour']],
    [{ ...minimal, endpoint: { type: 'http', url: 'ftp://example.com' } }, ['endpoint.url']],
    [{ ...minimal, endpoint: { type: 'tcp', host: 'db', port: 70_000 } }, ['endpoint.port']],
    [{ ...minimal, endpoint: { type: 'carrier-pigeon' } }, ['endpoint.type']],
    [{ ...minimal, endpoint: { ...minimal.endpoint, failOn: ['6xx'] } }, ['endpoint.failOn.0']],
    [{ ...minimal, traffic: { rate: 0 } }, ['traffic.rate']],
    [{ ...minimal, breaker: { failureRateThreshold: 101 } }, ['breaker.failureRateThreshold']],
    [{ ...minimal, breaker: { waitDurationInOpenState: 'soon' } }, ['breaker.waitDurationInOpenState']],
    [
      { ...minimal, breaker: { slidingWindow: { type: 'count-based', size: 1.5 } } },
      ['breaker.slidingWindow.size'],
    ],
  ])('refuses %j', (definition, paths) => {
    expect(refusedAt(definition)).toEqual(paths);
  });
});
