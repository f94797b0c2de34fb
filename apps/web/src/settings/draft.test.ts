import type { BreakerDefinition } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { definitionOf, draftOf, EMPTY_DRAFT, patchBetween, typedDuration } from './draft.ts';
import { suggestName } from './suggest-name.ts';
import { touchedProblems } from './touched-problems.ts';

const definition: BreakerDefinition = {
  name: 'pay',
  group: 'checkout',
  description: null,
  endpoint: {
    type: 'http',
    url: 'https://api.example.com/pay?key=•••',
    method: 'GET',
    headers: { authorization: '•••' },
    timeout: 10_000,
    failOn: ['5xx', '429'],
    ignore: [],
  },
  traffic: { rate: 5, arrival: 'poisson' },
  breaker: {
    slidingWindow: { type: 'time-based', duration: 90_000 },
    waitDurationInOpenState: { initial: 4_000, max: 60_000, jitter: 0.2 },
    automaticTransitionFromOpenToHalfOpen: true,
  },
  fallback: { status: 200, body: { cached: [1] } },
};

const typed = (values: Readonly<Record<string, string>>) => {
  const draft = draftOf(definition);
  return { ...draft, values: { ...draft.values, ...values } };
};
const patch = (values: Readonly<Record<string, string>>) =>
  patchBetween(definitionOf(draftOf(definition)), definitionOf(typed(values)));

describe('a draft', () => {
  it('of a definition nobody has touched changes nothing', () => {
    expect(patch({})).toEqual({});
  });

  it('writes durations as a file would, and says a whole definition again', () => {
    expect(draftOf(definition).values).toMatchObject({
      'endpoint.timeout': '10s',
      'breaker.slidingWindow.duration': '90s',
      'breaker.waitDurationInOpenState.initial': '4s',
      'endpoint.failOn': '5xx, 429',
    });
    expect([250, 1_000, 90_000, 300_000, 7_200_000].map(typedDuration)).toEqual([
      '250ms',
      '1s',
      '90s',
      '5m',
      '2h',
    ]);
  });

  it('changes only what was typed, and takes away what was emptied', () => {
    expect(patch({ 'traffic.rate': '7', group: '' })).toEqual({ traffic: { rate: 7 }, group: null });
  });

  it('sends the whole of an endpoint that becomes of another type', () => {
    const tcp = {
      'endpoint.type': 'tcp',
      'endpoint.host': 'db',
      'endpoint.port': '5432',
      'endpoint.timeout': '',
    };
    expect(patch(tcp)).toEqual({ endpoint: { type: 'tcp', host: 'db', port: 5432 } });
  });

  it('leaves what is no number to the server to complain of', () => {
    expect(patch({ 'breaker.failureRateThreshold': 'half' })).toEqual({
      breaker: { failureRateThreshold: 'half' },
    });
  });

  it('of nothing is an endpoint without a URL', () => {
    expect(definitionOf(EMPTY_DRAFT)).toEqual({ endpoint: { type: 'http' } });
  });
});

it('a URL suggests a name that a breaker may have', () => {
  expect(suggestName('https://api.example.com/v2/Card Payments')).toBe('card-20payments');
  expect(suggestName('https://www.shop.example/')).toBe('shop');
  expect(suggestName('https://api.example.com/api/v1/')).toBe('example');
  expect(suggestName('not a url')).toBe('');
});

it('only what was touched is complained of', () => {
  const problems = ['name', 'endpoint.url', 'endpoint.headers.x'].map((path) => ({
    path,
    message: 'is missing',
  }));
  expect(touchedProblems(problems, new Set(['endpoint.headers']))).toEqual([problems[2]]);
});
