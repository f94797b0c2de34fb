import type { BreakerDetail, BreakerSettings } from '@fuseboard/protocol';
import { settingDuration } from '../format/setting-duration.ts';

interface ConfigRow {
  readonly key: keyof BreakerSettings;
  readonly label: string;
  readonly value: string;
  /** Not written in the configuration: the library's own. */
  readonly isDefault: boolean;
}

export interface ConfigGroup {
  readonly title: string;
  readonly rows: readonly ConfigRow[];
}

type Format = (value: unknown) => string;

/** Functions are named by the server, so all that is not text or a number is JSON. */
function text(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const ms: Format = (value) => (typeof value === 'number' ? settingDuration(value) : text(value));
const percent: Format = (value) => (typeof value === 'number' ? `${value} %` : text(value));
const yesNo: Format = (value) => (value === true ? 'yes' : 'no');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const window: Format = (value) => {
  if (!isRecord(value)) return text(value);
  if (value['type'] === 'count-based') return `last ${text(value['size'])} calls`;
  return `last ${ms(value['duration'])}, in ${text(value['buckets'] ?? 10)} buckets`;
};

const wait: Format = (value) => {
  if (!isRecord(value)) return ms(value);
  const jitter = value['jitter'];
  const spread = typeof jitter === 'number' && jitter > 0 ? `, ± ${jitter * 100} %` : '';
  return `${ms(value['initial'])}, then × ${text(value['multiplier'] ?? 2)} up to ${ms(value['max'])}${spread}`;
};

const slowStart: Format = (value) =>
  isRecord(value) ? `from ${percent(value['initialRate'])} over ${ms(value['duration'])}` : 'none';

type Line = readonly [key: keyof BreakerSettings, label: string, format: Format];

const GROUPS: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
  {
    title: 'Trips when',
    lines: [
      ['slidingWindow', 'Looks at', window],
      ['minimumNumberOfCalls', 'Minimum calls', text],
      ['failureRateThreshold', 'Failed, at least', percent],
      ['slowCallRateThreshold', 'Slow, at least', percent],
      ['slowCallDurationThreshold', 'Slow means over', ms],
      ['consecutiveFailuresThreshold', 'Failures in a row', text],
    ],
  },
  {
    title: 'Once open',
    lines: [
      ['waitDurationInOpenState', 'Waits', wait],
      ['automaticTransitionFromOpenToHalfOpen', 'Probes by timer', yesNo],
      ['permittedNumberOfCallsInHalfOpenState', 'Probes', text],
      ['maxConcurrentCallsInHalfOpenState', 'Probes at once', text],
      ['maxWaitDurationInHalfOpenState', 'Verdict within', ms],
      ['slowStart', 'Slow start', slowStart],
    ],
  },
  {
    title: 'Each call',
    lines: [
      ['timeout', 'Timeout', ms],
      ['maxConcurrentCalls', 'At once, at most', text],
      ['measureLatency', 'Latency measured', yesNo],
    ],
  },
];

/** The settings in force, in words and units, those that were written told from those that were not. */
export function configGroups({
  config,
  definition,
}: Pick<BreakerDetail, 'config' | 'definition'>): ConfigGroup[] {
  return GROUPS.map(({ title, lines }) => ({
    title,
    rows: lines.map(([key, label, format]) => ({
      key,
      label,
      value: format(config[key]),
      isDefault: definition.breaker[key] === undefined,
    })),
  }));
}
