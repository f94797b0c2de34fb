import type { BreakerReplay, Hop, Lane } from '@fuseboard/simulator';
import { latency } from '../format/quantity.ts';
import { settingDuration } from '../format/setting-duration.ts';

export type BreakerConfig = BreakerReplay['config'];

/** Everything that is set in a lane, in words: what is not among it is not there. */
export type Facts = readonly string[];

export function laneFacts(lane: Lane | undefined, config: BreakerConfig | null): Facts {
  const hops = lane?.hops ?? [];
  const [hop] = hops;
  if (hop === undefined) return [];
  const several = hops.length > 1 ? [`${hops.length} services, each with`] : [];
  const own = hopFacts(hop);
  const breaker = config === null ? ['no breaker'] : breakerFacts(config, hop);
  return [...several, ...breaker, ...own];
}

function breakerFacts(config: BreakerConfig, { breaker }: Hop): Facts {
  const { slidingWindow: window, minimumNumberOfCalls: minimum } = config;
  const neverRated = window.type === 'count-based' && minimum >= NEVER_REACHED;
  const over =
    window.type === 'count-based' ? `the last ${window.size} calls` : `the last ${wait(window.duration)}`;
  return [
    ...(config.consecutiveFailuresThreshold === null
      ? []
      : [`opens at ${config.consecutiveFailuresThreshold} failures in a row`]),
    ...(neverRated
      ? []
      : [`opens at ${config.failureRateThreshold} % failed of ${over}, from ${minimum} on`]),
    ...(neverRated || config.slowCallRateThreshold >= 100
      ? []
      : [`or ${config.slowCallRateThreshold} % slower than ${latency(config.slowCallDurationThreshold)}`]),
    `open for ${waitWords(config)}`,
    `${config.permittedNumberOfCallsInHalfOpenState} ${config.permittedNumberOfCallsInHalfOpenState === 1 ? 'probe' : 'probes'}, verdict within ${wait(config.maxWaitDurationInHalfOpenState)}`,
    ...(config.slowStart === null
      ? []
      : [`then from ${config.slowStart.initialRate} % to all in ${wait(config.slowStart.duration)}`]),
    ...(breaker?.scope === 'per-key' ? ['one breaker for each key'] : []),
    ...(breaker?.shared === true ? ['its state is kept in a store'] : []),
    ...(breaker?.lateResults === 'counted' ? ['late results are counted'] : []),
    ...Object.entries(breaker?.classify ?? {}).map(([kind, as]) => `${kind} is ${AS[as]}`),
  ];
}

/** A minimum that no lesson ever meets says that only the streak decides. */
const NEVER_REACHED = 1_000;
const AS = { success: 'counted as a success', ignored: 'ignored' } as const;

const wait = (ms: number): string => (Number.isFinite(ms) ? settingDuration(ms) : 'any time');

function waitWords({ waitDurationInOpenState: waits }: BreakerConfig): string {
  if (typeof waits === 'number') return wait(waits);
  if (typeof waits === 'function') return 'a computed time';
  const { initial, multiplier, max, jitter } = waits;
  const grows = multiplier === 1 ? '' : `, ${multiplier} times as long each time`;
  return `${wait(initial)}${grows}${max === undefined ? '' : `, at most ${wait(max)}`}${jitter ? `, ${jitter * 100} % by chance` : ''}`;
}

function hopFacts({ workers, timeoutMs, retry, throttle, fallback, handsOnDeadline }: Hop): Facts {
  const budget = retry?.budget;
  return [
    ...(workers === undefined ? [] : [`threads: ${workers.sizes.join(' and ')}`]),
    timeoutMs === undefined ? 'no timeout' : `timeout ${wait(timeoutMs)}`,
    ...(retry === undefined
      ? ['no retry']
      : [
          `${retry.attempts} attempts, ${wait(retry.backoffMs)} apart${retry.multiplier === undefined ? '' : `, times ${retry.multiplier}`}${retry.jitter ? `, ${retry.jitter * 100} % by chance` : ''}${retry.place === 'inside' ? ', inside the breaker' : ''}${retry.refusals === true ? ', refusals too' : ''}`,
        ]),
    ...(budget === undefined
      ? []
      : [`retry budget ${budget.ratio * 100} % of the requests, at most ${budget.most}`]),
    ...(throttle === undefined ? [] : [`throttle, K ${throttle.multiplier ?? 2}`]),
    ...(fallback === undefined ? [] : [`fallback: ${FALLBACKS[fallback.type]}`]),
    ...(handsOnDeadline === true ? ['the time left is handed on'] : []),
  ];
}

const FALLBACKS = {
  cache: 'the last good answer',
  default: 'a default',
  dependency: 'another dependency',
} as const;
