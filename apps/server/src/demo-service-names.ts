/** The services of the demo shop, in the order in which they are listed. */
export const DEMO_SERVICE_NAMES = [
  'payments',
  'inventory',
  'search',
  'recommendations',
  'shipping',
  'email',
] as const;

export type DemoServiceName = (typeof DEMO_SERVICE_NAMES)[number];
