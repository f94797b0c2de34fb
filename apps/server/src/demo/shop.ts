import type { FaultDials } from '@fuseboard/protocol';
import type { DemoServiceName } from '../demo-service-names.ts';

/** What a service's answers are made of. */
interface AnswerContext {
  /** Of the request, from 1. */
  readonly number: number;
  readonly random: () => number;
  /** Epoch ms. */
  readonly at: number;
}

export interface ServiceSpec {
  readonly description: string;
  /** ms it takes when nothing is wrong. */
  readonly ownLatencyMs: number;
  readonly healthy: FaultDials;
  readonly answer: (context: AnswerContext) => unknown;
  /** What it says when it fails. */
  readonly complaint: string;
}

const healthy = (errorRate: number, jitterMs: number): FaultDials => ({
  errorRate,
  latencyMs: 0,
  jitterMs,
  hangRate: 0,
  resetRate: 0,
  capacity: null,
});

function pick<T>(items: readonly [T, ...T[]], random: () => number): T {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

const between = (low: number, high: number, random: () => number): number =>
  low + Math.floor(random() * (high - low + 1));

const PRODUCTS = ['kettle', 'desk-lamp', 'rain-coat', 'tea-pot', 'backpack', 'wool-socks'] as const;
const DAY_MS = 86_400_000;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The shop: what each service does, how fast, how reliably. */
export const SHOP: Readonly<Record<DemoServiceName, ServiceSpec>> = {
  payments: {
    description:
      'Authorises cards with a payment provider. Slow by nature, and no order goes out without it.',
    ownLatencyMs: 120,
    healthy: healthy(0.5, 50),
    answer: ({ number, random }) => ({
      payment: `pay-${100_000 + number}`,
      status: 'authorised',
      amount: between(499, 18_900, random) / 100,
      currency: 'EUR',
    }),
    complaint: 'the payment provider did not confirm the card',
  },
  inventory: {
    description: 'Counts what is on the shelves. Fast, and asked by every shopping basket.',
    ownLatencyMs: 35,
    healthy: healthy(0.5, 15),
    answer: ({ random }) => ({
      product: pick(PRODUCTS, random),
      available: between(0, 240, random),
      warehouse: pick(['north', 'south'], random),
    }),
    complaint: 'the stock database refused the query',
  },
  search: {
    description: 'Finds products by words. It rarely fails; when it is in trouble it gets slow.',
    ownLatencyMs: 110,
    healthy: healthy(0.5, 70),
    answer: ({ random }) => ({
      query: pick(PRODUCTS, random),
      total: between(1, 480, random),
      hits: [pick(PRODUCTS, random), pick(PRODUCTS, random), pick(PRODUCTS, random)],
    }),
    complaint: 'the index is being rebuilt',
  },
  recommendations: {
    description: 'Guesses what else a customer may like. Nice to have: bestsellers do instead.',
    ownLatencyMs: 60,
    healthy: healthy(1, 30),
    answer: ({ random }) => ({
      because: pick(PRODUCTS, random),
      products: [pick(PRODUCTS, random), pick(PRODUCTS, random)],
    }),
    complaint: 'the model has not been loaded',
  },
  shipping: {
    description: 'Books parcels with a carrier whose system comes and goes.',
    ownLatencyMs: 150,
    healthy: healthy(1, 60),
    answer: ({ number, random, at }) => ({
      parcel: `parcel-${400_000 + number}`,
      carrier: pick(['overland', 'harbour'], random),
      arrives: day(at + between(1, 4, random) * DAY_MS),
    }),
    complaint: 'the carrier does not answer',
  },
  email: {
    description: 'Sends receipts. Nobody waits for it, but it must not hold up those who do.',
    ownLatencyMs: 200,
    healthy: healthy(0.5, 80),
    answer: ({ number }) => ({ message: `mail-${700_000 + number}`, status: 'queued' }),
    complaint: 'the mail relay rejected the message',
  },
};
