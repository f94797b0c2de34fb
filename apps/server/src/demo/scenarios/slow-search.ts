import type { Scenario } from '../scenario.ts';

export const slowSearch: Scenario = {
  id: 'slow-search',
  title: 'Search gets slower and slower',
  description:
    'No search fails, but each takes longer, until the breaker calls slow what others call working.',
  duration: 90_000,
  steps: [
    { at: 0, text: 'Search slows to about 300 ms', turn: { search: { latencyMs: 190 } } },
    {
      at: 10_000,
      text: 'Search slows to about 500 ms, over the limit of 400',
      turn: { search: { latencyMs: 390 } },
    },
    { at: 25_000, text: 'Search slows to about 900 ms', turn: { search: { latencyMs: 790 } } },
    { at: 55_000, text: 'Search gets faster: about 500 ms', turn: { search: { latencyMs: 390 } } },
    {
      at: 65_000,
      text: 'Search is back under the limit: about 250 ms',
      turn: { search: { latencyMs: 140 } },
    },
    { at: 80_000, text: 'Search is healthy again', turn: { search: 'healthy' } },
  ],
};
