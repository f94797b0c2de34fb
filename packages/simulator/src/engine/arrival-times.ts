import { type Chance, STREAMS } from '../chance/draw.ts';
import { exponential } from '../chance/exponential.ts';
import { micros } from '../clock/micros.ts';
import type { Arrivals, RateStep } from '../scenario/workload.ts';

/** The instants, µs, at which requests are made that wait for nobody: before `end`, in order. */
export function arrivalTimes(
  arrivals: Exclude<Arrivals, { type: 'users' }>,
  chance: Chance,
  end: number,
): readonly number[] {
  switch (arrivals.type) {
    case 'at':
      return arrivals.times.map(micros).filter((at) => at < end);
    case 'bursts':
      return bursts(arrivals, end);
    case 'constant':
      return byRate(arrivals, end, (index) => (index === 0 ? 0 : 1));
    case 'poisson':
      return byRate(arrivals, end, (index) => exponential(chance, STREAMS.arrival, index));
  }
}

function bursts(
  { size, everyMs, firstAtMs = 0 }: Extract<Arrivals, { type: 'bursts' }>,
  end: number,
): number[] {
  const times: number[] = [];
  for (let at = micros(firstAtMs); at < end; at += micros(everyMs))
    for (let nth = 0; nth < size; nth += 1) times.push(at);
  return times;
}

interface Rate {
  readonly perSecond: number;
  readonly steps?: readonly RateStep[];
}

/** Gaps in units of the mean, spent at the rate in force: a busier minute has the same arrivals closer together. */
function byRate({ perSecond, steps = [] }: Rate, end: number, gap: (index: number) => number): number[] {
  const times: number[] = [];
  let rate = perSecond;
  let ahead = [...steps].map((step) => ({ at: micros(step.atMs), rate: step.perSecond }));
  let now = 0;
  for (let index = 0; ; index += 1) {
    let left = gap(index);
    for (
      let next = ahead[0];
      next !== undefined && left > ((next.at - now) / 1_000_000) * rate;
      next = ahead[0]
    ) {
      left -= ((next.at - now) / 1_000_000) * rate;
      now = next.at;
      rate = next.rate;
      ahead = ahead.slice(1);
    }
    now += rate === 0 ? Infinity : (left / rate) * 1_000_000;
    if (now >= end) return times;
    times.push(Math.floor(now));
  }
}
