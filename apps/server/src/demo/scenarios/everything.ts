import type { Scenario, ScenarioStep } from '../scenario.ts';

const step = (seconds: number, text: string, turn: ScenarioStep['turn']): ScenarioStep => ({
  at: seconds * 1_000,
  text,
  turn,
});

export const everything: Scenario = {
  id: 'everything',
  title: 'One thing leads to another',
  description:
    'A slow search drags the whole shop down, service after service, and they come back one by one.',
  duration: 130_000,
  steps: [
    step(0, 'Search slows to a second: its index no longer fits in memory', { search: { latencyMs: 890 } }),
    step(8, 'Recommendations, which asks search, fails 3 times out of 4', {
      recommendations: { errorRate: 75 },
    }),
    step(16, 'Customers reload the page; inventory drops their connections', {
      inventory: { resetRate: 90 },
    }),
    step(26, 'Payments waits for inventory: 4 of 5 payments hang', { payments: { hangRate: 80 } }),
    step(36, 'Orders pile up at the carrier: every booking fails', { shipping: { errorRate: 100 } }),
    step(44, 'Apologies to everybody: the mail relay takes no more', { email: { errorRate: 100 } }),
    step(70, 'Search has more memory and is fast again', { search: 'healthy' }),
    step(76, 'Recommendations follows', { recommendations: 'healthy' }),
    step(82, 'Inventory takes connections again', { inventory: 'healthy' }),
    step(88, 'Payments answers; every tenth one still fails', { payments: { hangRate: 0, errorRate: 10 } }),
    step(96, 'The carrier has caught up', { shipping: 'healthy' }),
    step(102, 'Email is back', { email: 'healthy' }),
    step(110, 'Payments is healthy: so is the shop', { payments: 'healthy' }),
  ],
};
