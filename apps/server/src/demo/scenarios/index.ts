import type { Scenario } from '../scenario.ts';
import { crowdedInventory } from './crowded-inventory.ts';
import { everything } from './everything.ts';
import { flappingShipping } from './flapping-shipping.ts';
import { hangingEmail } from './hanging-email.ts';
import { paymentOutage } from './payment-outage.ts';
import { slowSearch } from './slow-search.ts';

/** In the order in which the page offers them. */
export const SCENARIOS: readonly Scenario[] = [
  paymentOutage,
  slowSearch,
  flappingShipping,
  crowdedInventory,
  hangingEmail,
  everything,
];
