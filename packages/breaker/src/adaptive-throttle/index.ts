export { AdaptiveThrottle } from './adaptive-throttle.ts';
export type {
  AdaptiveThrottleConfig,
  ResolvedAdaptiveThrottleConfig,
  ThrottleWindow,
} from './adaptive-throttle-config.ts';
export type { AdaptiveThrottleSnapshot, ThrottleTotals } from './adaptive-throttle-snapshot.ts';
export { CallThrottledError } from './call-throttled-error.ts';
export type { AdaptiveThrottleRuntime } from './throttle-runtime.ts';
