import type { Scenario } from '../scenario.ts';

export const crowdedInventory: Scenario = {
  id: 'crowded-inventory',
  title: 'Inventory is overrun',
  description:
    'Inventory serves one request at a time and answers the rest with 503 and Retry-After: 1; the breaker does as it is asked and knocks again after a second.',
  duration: 45_000,
  steps: [
    {
      at: 0,
      text: 'Inventory needs more than a second for a request and serves one at a time',
      turn: { inventory: { latencyMs: 1_200, capacity: 1 } },
    },
    {
      at: 20_000,
      text: 'Inventory is fast again, still one request at a time',
      turn: { inventory: { latencyMs: 0 } },
    },
    { at: 32_000, text: 'Inventory is healthy again', turn: { inventory: 'healthy' } },
  ],
};
