import type { NotOpenReason } from '@fuseboard/breaker/explain';
import type { BreakerState } from '@fuseboard/protocol';
import { count, percent } from './quantity.ts';

/** "Failure rate 31 % of 50 %": one reason why a breaker in this state is not open. */
export function notOpenWords({ rule, observed, threshold }: NotOpenReason, state: BreakerState): string {
  switch (rule) {
    case 'minimum-number-of-calls':
      return `${observed} of ${threshold} calls: no verdict yet`;
    case 'failure-rate':
      return `Failure rate ${rateOf(observed ?? 0, threshold ?? 0)}`;
    case 'slow-call-rate':
      return `Slow-call rate ${rateOf(observed ?? 0, threshold ?? 0)}`;
    case 'consecutive-failures':
      return `${observed} of ${threshold} failures in a row`;
    case 'ignored':
      return observed === 1
        ? '1 ignored call counts in no rate'
        : `${count(observed ?? 0)} ignored calls count in no rate`;
    case 'forced':
      return state === 'disabled' ? 'While disabled it never opens' : 'Under Metrics only it never opens';
    default:
      return rule satisfies never;
  }
}

/** A rate below its threshold never reads as if it had reached it. */
function rateOf(observed: number, threshold: number): string {
  const same = observed < threshold && percent(observed) === percent(threshold);
  const shown = same ? `${(Math.floor(observed * 10) / 10).toFixed(1)} %` : percent(observed);
  return `${shown} of ${percent(threshold)}`;
}
