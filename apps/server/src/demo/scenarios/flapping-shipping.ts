import type { Scenario, ScenarioStep } from '../scenario.ts';

const DOWN = { shipping: { errorRate: 100 } } as const;

const step = (seconds: number, text: string, turn: ScenarioStep['turn']): ScenarioStep => ({
  at: seconds * 1_000,
  text,
  turn,
});

/** The first good spell outlasts a wait, so that a probe meets it; the second is over before the next probe is due. */
export const flappingShipping: Scenario = {
  id: 'flapping-shipping',
  title: 'The carrier comes and goes',
  description:
    'Shipping is down, up, down again. Each failed probe doubles the wait before the next; a short good spell between two probes goes unnoticed.',
  duration: 120_000,
  steps: [
    step(0, 'The carrier goes down: every booking fails', DOWN),
    step(14, 'The carrier is back', { shipping: 'healthy' }),
    step(30, 'The carrier is gone again, for longer', DOWN),
    step(55, 'A short good spell, while the breaker still waits', { shipping: 'healthy' }),
    step(58, 'And down once more', DOWN),
    step(85, 'The carrier is back for good; the breaker finds out when its wait is over', {
      shipping: 'healthy',
    }),
  ],
};
