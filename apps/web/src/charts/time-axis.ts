import { clockTime, tickTime } from '../format/time.ts';

/** Epoch ms, both ends inclusive. */
export interface TimeDomain {
  readonly from: number;
  readonly to: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
];

/** Instants on whole seconds, minutes, hours or days of the reader's inside the domain, at most `count` of them. */
export function timeTicks({ from, to }: TimeDomain, count: number): number[] {
  const step = STEPS.find((candidate) => (to - from) / candidate <= count) ?? (to - from) / count;
  const offset = new Date(from).getTimezoneOffset() * MINUTE;
  const ticks: number[] = [];
  for (let at = Math.ceil((from - offset) / step) * step + offset; at <= to; at += step) ticks.push(at);
  return ticks;
}

/** Seconds are worth telling apart in so short a domain only. */
const WITH_SECONDS = 5 * MINUTE;

/** A tick in words. */
export const tickText = ({ from, to }: TimeDomain): ((at: number) => string) =>
  to - from <= WITH_SECONDS ? clockTime : tickTime;

/** Where an instant lies in the domain, 0 at its start and 1 at its end, held inside. */
export function positionIn({ from, to }: TimeDomain, at: number): number {
  return to <= from ? 0 : Math.min(1, Math.max(0, (at - from) / (to - from)));
}
