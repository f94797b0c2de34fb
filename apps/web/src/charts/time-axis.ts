/** Epoch ms, both ends inclusive. */
export interface TimeDomain {
  readonly from: number;
  readonly to: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
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
  24 * HOUR,
];

/** Instants on whole seconds, minutes or hours inside the domain, at most `count` of them. */
export function timeTicks({ from, to }: TimeDomain, count: number): number[] {
  const step = STEPS.find((candidate) => (to - from) / candidate <= count) ?? 24 * HOUR;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return ticks;
}

/** Where an instant lies in the domain, 0 at its start and 1 at its end, held inside. */
export function positionIn({ from, to }: TimeDomain, at: number): number {
  return to <= from ? 0 : Math.min(1, Math.max(0, (at - from) / (to - from)));
}
