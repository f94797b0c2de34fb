import type { SimulatedConfig } from '@fuseboard/simulator';
import { settingDuration } from '../format/setting-duration.ts';
import type { Setting } from './turns.ts';

export interface SettingSpec {
  readonly setting: Setting;
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: 'calls' | '%' | 'ms' | 'probes';
  /** What the configuration says; null: it does not, or not as one number. */
  readonly read: (config: SimulatedConfig) => number | null;
}

const windowOf = (config: SimulatedConfig, type: string): number | null => {
  const { slidingWindow: window } = config;
  if (window?.type !== type) return null;
  return window.type === 'count-based' ? window.size : window.duration;
};

const waitOf = ({ waitDurationInOpenState: wait }: SimulatedConfig): number | null =>
  typeof wait === 'number' ? wait : null;

export const SETTING_SPECS: readonly SettingSpec[] = [
  {
    setting: 'rate',
    name: 'Failure rate',
    min: 5,
    max: 100,
    step: 5,
    unit: '%',
    read: (config) => config.failureRateThreshold ?? null,
  },
  {
    setting: 'minimum',
    name: 'Minimum calls',
    min: 1,
    max: 100,
    step: 1,
    unit: 'calls',
    read: (config) => config.minimumNumberOfCalls ?? null,
  },
  {
    setting: 'size',
    name: 'Window, calls',
    min: 5,
    max: 200,
    step: 5,
    unit: 'calls',
    read: (config) => windowOf(config, 'count-based'),
  },
  {
    setting: 'span',
    name: 'Window, time',
    min: 1_000,
    max: 60_000,
    step: 1_000,
    unit: 'ms',
    read: (config) => windowOf(config, 'time-based'),
  },
  {
    setting: 'streak',
    name: 'Failures in a row',
    min: 1,
    max: 50,
    step: 1,
    unit: 'calls',
    read: (config) => config.consecutiveFailuresThreshold ?? null,
  },
  { setting: 'wait', name: 'Open for', min: 500, max: 60_000, step: 500, unit: 'ms', read: waitOf },
  {
    setting: 'probes',
    name: 'Probes',
    min: 1,
    max: 50,
    step: 1,
    unit: 'probes',
    read: (config) => config.permittedNumberOfCallsInHalfOpenState ?? null,
  },
  {
    setting: 'slow',
    name: 'Slow from',
    min: 50,
    max: 5_000,
    step: 50,
    unit: 'ms',
    read: (config) => config.slowCallDurationThreshold ?? null,
  },
];

export const settingWords = ({ unit }: SettingSpec, value: number): string =>
  unit === 'ms' ? settingDuration(value) : unit === '%' ? `${value} %` : String(value);
