import type { Scenario, ScenarioStep } from '../scenario.ts';

const DOWN = { shipping: { errorRate: 100 } } as const;

const step = (seconds: number, text: string, turn: ScenarioStep['turn']): ScenarioStep => ({
  at: seconds * 1_000,
  text,
  turn,
});

/** The good moments are shorter than the waits grow, so that most probes meet a bad one. */
export const flappingShipping: Scenario = {
  id: 'flapping-shipping',
  title: 'The carrier comes and goes',
  description:
    'Shipping is down, up for a moment, down again: each failed probe doubles the wait before the next.',
  duration: 120_000,
  steps: [
    step(0, 'The carrier goes down: every booking fails', DOWN),
    step(30, 'The carrier is back for a moment', { shipping: 'healthy' }),
    step(33, 'The carrier is gone again', DOWN),
    step(60, 'Another short spell of working', { shipping: 'healthy' }),
    step(63, 'And down once more', DOWN),
    step(85, 'The carrier is back for good; the breaker finds out when its wait is over', {
      shipping: 'healthy',
    }),
  ],
};
