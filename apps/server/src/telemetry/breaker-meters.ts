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
const kind = (name: string): string => labelText({ kind: name });
const FAILED = kind('failed');
const SUCCESSFUL = kind('successful');
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
    read: ({ snapshot }) => [[kind('not_permitted'), snapshot.totals.rejected]],
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
            [kind('ignored'), totals.ignored],
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

const CALLS = 'resilience4j_circuitbreaker_calls_seconds';

export function writeBreakers(to: Exposition, breakers: readonly Metered[], now: number): void {
  if (breakers.length === 0) return;
  for (const family of RESILIENCE4J) writeFamily(to, family, breakers);
  const measuring = breakers.filter(({ managed }) => managed.breaker.config.measureLatency);
  if (measuring.length > 0) writeDurations(to, measuring, now);
  for (const family of FUSEBOARD) writeFamily(to, family, breakers);
}

function writeFamily(to: Exposition, family: BreakerFamily, breakers: readonly Metered[]): void {
  to.begin(family);
  for (const metered of breakers) {
    for (const [label, value] of family.read(metered)) {
      to.sample(family.name, label === '' ? metered.labels : `${metered.labels},${label}`, value);
    }
  }
}

function writeDurations(to: Exposition, breakers: readonly Metered[], now: number): void {
  to.begin({
    name: CALLS,
    type: 'histogram',
    help: 'How long calls took, by how they ended',
    unit: 'seconds',
  });
  for (const { durations, labels } of breakers) {
    for (const name of CALL_KINDS) writeHistogram(to, `${labels},${kind(name)}`, durations.of[name]);
  }
  const longest = `${CALLS}_max`;
  to.begin({ name: longest, type: 'gauge', help: 'The longest call of the last one to two minutes' });
  for (const { durations, labels } of breakers) {
    for (const name of CALL_KINDS) {
      to.sample(longest, `${labels},${kind(name)}`, durations.of[name].maxMs(now) / 1_000);
    }
  }
}

/** Both formats read `1.0`, and only OpenMetrics asks for it: written alike, a bucket is one series in both. */
const ENDS = [...BUCKETS.map((end) => (Number.isInteger(end) ? `${end}.0` : String(end))), '+Inf'].map((le) =>
  labelText({ le }),
);

function writeHistogram(to: Exposition, labels: string, { counts, sumMs }: Durations): void {
  let upTo = 0;
  for (const [bucket, end] of ENDS.entries()) {
    upTo += counts[bucket] ?? 0;
    to.sample(`${CALLS}_bucket`, `${labels},${end}`, upTo);
  }
  to.sample(`${CALLS}_sum`, labels, sumMs / 1_000);
  to.sample(`${CALLS}_count`, labels, upTo);
}
