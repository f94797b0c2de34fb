import { InvalidConfigError } from '../breaker-errors.ts';
import type { Classification } from '../circuit-breaker-config.ts';
import { numberSetting, object, refuseSetting } from '../setting.ts';

/** How much of the past decides. */
export interface ThrottleWindow {
  /** Milliseconds covered. @default 120_000 */
  readonly duration?: number;
  /** Parts it moves in. @default 24 */
  readonly buckets?: number;
}

/** What a caller may pass; every key is optional. */
export interface AdaptiveThrottleConfig {
  /** @default `{ duration: 120_000, buckets: 24 }` */
  readonly slidingWindow?: ThrottleWindow;
  /** The book's K: calls let through for each one accepted; less sheds more at the client, more probes more. At least 1. @default 2 */
  readonly multiplier?: number;
  /** Calls in the window before any is refused. @default 10 */
  readonly minimumRequests?: number;
  /** Above 0, at most 1, which is the book's: the rest always gets through, and finds out that the endpoint is back. @default 0.99 */
  readonly maxRejectionProbability?: number;
  /** `'failure'`: not accepted. `openFor` means nothing here, so that a breaker's classifier fits. @default `() => 'failure'` */
  readonly classifyError?: (error: unknown) => Classification;
  /** As `classifyError`, of the value. @default `() => 'success'` */
  readonly classifyResult?: (value: unknown) => Classification;
}

/** The configuration in force: complete, checked and frozen. */
export interface ResolvedAdaptiveThrottleConfig extends Required<AdaptiveThrottleConfig> {
  readonly slidingWindow: Required<ThrottleWindow>;
}

const DEFAULTS: ResolvedAdaptiveThrottleConfig = Object.freeze({
  slidingWindow: Object.freeze({ duration: 120_000, buckets: 24 }),
  multiplier: 2,
  minimumRequests: 10,
  maxRejectionProbability: 0.99,
  classifyError: () => 'failure',
  classifyResult: () => 'success',
});
const MOST_BUCKETS = 10_000;

export function resolveThrottleConfig(config: AdaptiveThrottleConfig): ResolvedAdaptiveThrottleConfig {
  const all = completed<Required<AdaptiveThrottleConfig>>('config', config, DEFAULTS);
  return Object.freeze({
    slidingWindow: resolveThrottleWindow(all.slidingWindow),
    multiplier: numberSetting('multiplier', all.multiplier, { atLeast: 1 }),
    minimumRequests: numberSetting('minimumRequests', all.minimumRequests, { integer: true, atLeast: 1 }),
    maxRejectionProbability: numberSetting('maxRejectionProbability', all.maxRejectionProbability, {
      above: 0,
      atMost: 1,
    }),
    classifyError: classifier('classifyError', all.classifyError),
    classifyResult: classifier('classifyResult', all.classifyResult),
  });
}

function resolveThrottleWindow(window: ThrottleWindow): Required<ThrottleWindow> {
  const { duration, buckets } = completed('slidingWindow', window, DEFAULTS.slidingWindow);
  const parts = numberSetting('slidingWindow.buckets', buckets, { integer: true, atLeast: 1 });
  return Object.freeze({
    duration: numberSetting('slidingWindow.duration', duration, { above: 0 }),
    buckets: numberSetting('slidingWindow.buckets', parts, { integer: true, atMost: MOST_BUCKETS }),
  });
}

/** What was given, and the defaults for what was not; `undefined` counts as left out. */
function completed<T extends object>(path: string, settings: Partial<T>, defaults: T): T {
  const given = Object.entries(object(path, settings)).filter(([, value]) => value !== undefined);
  const unknown = given.find(([key]) => !Object.hasOwn(defaults, key));
  if (unknown === undefined) return { ...defaults, ...Object.fromEntries(given) };
  const prefix = path === 'config' ? '' : `${path}.`;
  throw new InvalidConfigError(prefix + unknown[0], 'is not a setting of an adaptive throttle');
}

function classifier<F>(path: string, value: F): F {
  return typeof value === 'function' ? value : refuseSetting(path, 'a function', value);
}
