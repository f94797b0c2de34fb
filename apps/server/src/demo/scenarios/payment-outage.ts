import type { Scenario } from '../scenario.ts';

export const paymentOutage: Scenario = {
  id: 'payment-outage',
  title: 'The payment provider goes down',
  description: 'Payments fails for 40 s, then recovers step by step.',
  duration: 70_000,
  steps: [
    {
      at: 0,
      text: 'The payment provider goes down: 9 of 10 payments fail',
      turn: { payments: { errorRate: 90 } },
    },
    {
      at: 40_000,
      text: 'The provider comes back, still shaky: 3 of 10 payments fail',
      turn: { payments: { errorRate: 30 } },
    },
    { at: 50_000, text: 'It steadies: 1 of 10 payments fails', turn: { payments: { errorRate: 10 } } },
    { at: 60_000, text: 'Payments is healthy again', turn: { payments: 'healthy' } },
  ],
};
