import { percent } from '../format/quantity.ts';
import { settingDuration } from '../format/setting-duration.ts';
import type { TripEstimate } from './trip-estimate.ts';

/** "At this error rate (45 % of the last 20 calls) it opens in about 12 calls (2 s)." */
export function estimateWords(estimate: TripEstimate): string {
  const { failed, slow, calls } = estimate.lately;
  const last = `of the last ${calls} calls`;
  if (estimate.kind === 'stays-closed') {
    const slowToo = slow > 0 ? `, and ${percent(slow * 100)} slow,` : '';
    return `At this error rate (${percent(failed * 100)}${slowToo} ${last}) it would not open.`;
  }
  const at =
    estimate.rule === 'slow-call-rate'
      ? `At this share of slow calls (${percent(slow * 100)} ${last})`
      : `At this error rate (${percent(failed * 100)} ${last})`;
  const time = estimate.inMs === null ? '' : ` (${settingDuration(roughly(estimate.inMs, 1_000))})`;
  const many = Math.ceil(roughly(estimate.calls, 1));
  return `${at} it opens in about ${many === 1 ? '1 call' : `${many} calls`}${time}.`;
}

/** To two digits, and no finer than `grain`: an estimate knows no more. */
function roughly(value: number, grain: number): number {
  const step = Math.max(grain, 10 ** (Math.floor(Math.log10(Math.max(1, value))) - 1));
  return Math.max(grain, Math.round(value / step) * step);
}
