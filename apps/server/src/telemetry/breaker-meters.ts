import type { BreakerSnapshot } from '@fuseboard/breaker';
import { BREAKER_STATES } from '@fuseboard/protocol';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import { CALL_KINDS, type CallDurations } from './call-durations.ts';
import { BUCKETS, type Durations } from './durations.ts';
import { type Exposition, type Family, labelText } from './exposition.ts';
import { STATE_LABELS } from './state-label.ts';

/** One breaker at the instant of a scrape. */
export interface Metered {
  readonly managed: ManagedBreaker;
  readonly snapshot: BreakerSnapshot;
  readonly durations: CallDurations;
  /** `name` and `group`, ready to write. */
  readonly labels: string;
}

/** What one breaker says of a family: the label beside `name` and `group`, and the value. */
type Reading = readonly [label: string, value: number];

interface BreakerFamily extends Family {
  readonly read: (metered: Metered) => readonly Reading[];
}

const STATES = BREAKER_STATES.map((state) => [state, labelText({ state: STATE_LABELS[state] })] as const);
const FAILED = labelText({ kind: 'failed' });
const SUCCESSFUL = labelText({ kind: 'successful' });
const IGNORED = labelText({ kind: 'ignored' });
const NOT_PERMITTED = labelText({ kind: 'not_permitted' });
const KIND_LABELS = CALL_KINDS.map((kind) => [kind, labelText({ kind })] as const);
const alone = (value: number): readonly Reading[] => [['', value]];
/** As resilience4j has it: too few calls for a rate. */
const NO_RATE = -1;

/** The names, labels and meanings of resilience4j's Micrometer meters, as Prometheus has them. */
const RESILIENCE4J: readonly BreakerFamily[] = [
  {
    name: 'resilience4j_circuitbreaker_state',
    type: 'gauge',
    help: '1 for the state that the circuit breaker is in, 0 for the others',
    read: ({ snapshot }) => STATES.map(([state, label]) => [label, snapshot.state === state ? 1 : 0]),
  },
  {
    name: 'resilience4j_circuitbreaker_buffered_calls',
    type: 'gauge',
    help: 'Calls in the sliding window',
    read: ({ snapshot: { bufferedCalls, failedCalls } }) => [
      [FAILED, failedCalls],
      [SUCCESSFUL, bufferedCalls - failedCalls],
    ],
  },
  {
    name: 'resilience4j_circuitbreaker_max_buffered_calls',
    type: 'gauge',
    help: 'The most calls that the sliding window holds; none where it is bounded by time',
    read: ({ managed }) => {
      const { slidingWindow } = managed.breaker.config;
      return slidingWindow.type === 'count-based' ? alone(slidingWindow.size) : [];
    },
  },
  {
    name: 'resilience4j_circuitbreaker_slow_calls',
    type: 'gauge',
    help: 'Slow calls in the sliding window',
    read: ({ snapshot: { slowCalls, slowFailedCalls } }) => [
      [FAILED, slowFailedCalls],
      [SUCCESSFUL, slowCalls - slowFailedCalls],
    ],
  },
  {
    name: 'resilience4j_circuitbreaker_failure_rate',
    type: 'gauge',
    help: 'Percent of the calls in the sliding window that failed; -1 below the minimum number of calls',
    read: ({ snapshot }) => alone(snapshot.failureRate ?? NO_RATE),
  },
  {
    name: 'resilience4j_circuitbreaker_slow_call_rate',
    type: 'gauge',
    help: 'Percent of the calls in the sliding window that were slow; -1 below the minimum number of calls',
    read: ({ snapshot }) => alone(snapshot.slowCallRate ?? NO_RATE),
  },
  {
    name: 'resilience4j_circuitbreaker_not_permitted_calls_total',
    type: 'counter',
    help: 'Calls refused by the state, those refused under force-open among them',
    read: ({ snapshot }) => [[NOT_PERMITTED, snapshot.totals.rejected]],
  },
  {
    name: 'resilience4j_circuitbreaker_calls_total',
    type: 'counter',
    help: 'Calls by how they ended, of breakers that do not measure latency; the others have calls_seconds',
    read: ({ managed, snapshot: { totals } }) =>
      managed.breaker.config.measureLatency
        ? []
        : [
            [SUCCESSFUL, totals.success],
            [FAILED, totals.failure],
            [IGNORED, totals.ignored],
          ],
  },
];

/** What resilience4j has no meter for. */
const FUSEBOARD: readonly BreakerFamily[] = [
  {
    name: 'fuseboard_breaker_late_calls_total',
    type: 'counter',
    help: 'Calls whose result came after the breaker had moved on, and decided nothing',
    read: ({ snapshot }) => alone(snapshot.totals.late),
  },
  {
    name: 'fuseboard_breaker_timeout_calls_total',
    type: 'counter',
    help: 'Failed calls that were timeouts',
    read: ({ snapshot }) => alone(snapshot.totals.timeout),
  },
  {
    name: 'fuseboard_breaker_fallback_calls_total',
    type: 'counter',
    help: 'Calls answered by the fallback',
    read: ({ managed }) => alone(managed.fallbacks),
  },
  {
    name: 'fuseboard_breaker_calls_in_flight',
    type: 'gauge',
    help: 'Calls under way',
    read: ({ managed }) => alone(managed.inFlight),
  },
];

/** Yields after each family and in between where one is long, for the scrape to be sent piece by piece. */
export function* writeBreakers(to: Exposition, breakers: readonly Metered[], now: number): Generator<void> {
  if (breakers.length === 0) return;
  for (const family of RESILIENCE4J) yield* writeFamily(to, family, breakers);
  const measuring = breakers.filter(({ managed }) => managed.breaker.config.measureLatency);
  if (measuring.length > 0) yield* writeDurations(to, measuring, now);
  for (const family of FUSEBOARD) yield* writeFamily(to, family, breakers);
}

/** Breakers written in one go. */
const STRETCH = 100;

function* inStretches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += STRETCH) yield items.slice(from, from + STRETCH);
}

function* writeFamily(to: Exposition, family: BreakerFamily, breakers: readonly Metered[]): Generator<void> {
  to.begin(family);
  for (const stretch of inStretches(breakers)) {
    for (const metered of stretch) writeReadings(to, family, metered);
    yield;
  }
}

function writeReadings(to: Exposition, { name, read }: BreakerFamily, metered: Metered): void {
  for (const [label, value] of read(metered)) {
    to.sample(name, label === '' ? metered.labels : `${metered.labels},${label}`, value);
  }
}

const CALLS = 'resilience4j_circuitbreaker_calls_seconds';
const LONGEST = `${CALLS}_max`;

function* writeDurations(to: Exposition, breakers: readonly Metered[], now: number): Generator<void> {
  to.begin({
    name: CALLS,
    type: 'histogram',
    help: 'How long calls took, by how they ended',
    unit: 'seconds',
  });
  for (const stretch of inStretches(breakers)) {
    for (const metered of stretch) writeHistograms(to, metered);
    yield;
  }
  to.begin({ name: LONGEST, type: 'gauge', help: 'The longest call of the last one to two minutes' });
  for (const stretch of inStretches(breakers)) {
    for (const metered of stretch) writeLongest(to, metered, now);
    yield;
  }
}

function writeLongest(to: Exposition, { labels, durations }: Metered, now: number): void {
  for (const [kind, label] of KIND_LABELS) {
    to.sample(LONGEST, `${labels},${label}`, durations.of[kind].maxMs(now) / 1_000);
  }
}

function writeHistograms(to: Exposition, { labels, durations }: Metered): void {
  for (const [kind, label] of KIND_LABELS) writeHistogram(to, `${labels},${label}`, durations.of[kind]);
}

/** Both formats read `1.0`, and only OpenMetrics asks for it: written alike, a bucket is one series in both. */
const ENDS = [...BUCKETS.map((end) => (Number.isInteger(end) ? `${end}.0` : String(end))), '+Inf'].map((le) =>
  labelText({ le }),
);

function writeHistogram(to: Exposition, labels: string, { counts, sumMs }: Durations): void {
  let upTo = 0;
  for (let bucket = 0; bucket < ENDS.length; bucket += 1) {
    upTo += counts[bucket] ?? 0;
    to.sample(`${CALLS}_bucket`, `${labels},${ENDS[bucket] ?? ''}`, upTo);
  }
  to.sample(`${CALLS}_sum`, labels, sumMs / 1_000);
  to.sample(`${CALLS}_count`, labels, upTo);
}
