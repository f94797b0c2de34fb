import type { FaultDials } from '@fuseboard/protocol';

/** What becomes of one request. */
export type Fate = 'answer' | 'error' | 'reset' | 'hang';

/**
 * One draw decides, so that each rate is a share of all requests as its dial says. Where the rates add up to more than
 * 100, hanging goes before resetting, and resetting before failing.
 */
export function drawFate({ hangRate, resetRate, errorRate }: FaultDials, random: () => number): Fate {
  const draw = random() * 100;
  if (draw < hangRate) return 'hang';
  if (draw < hangRate + resetRate) return 'reset';
  return draw < hangRate + resetRate + errorRate ? 'error' : 'answer';
}

/** ms until the answer: the service's own latency and the dial's, uniformly spread by the jitter. */
export function drawLatency(own: number, { latencyMs, jitterMs }: FaultDials, random: () => number): number {
  return Math.max(0, own + latencyMs + (random() * 2 - 1) * jitterMs);
}
