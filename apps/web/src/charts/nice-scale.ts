export interface Scale {
  readonly max: number;
  readonly ticks: readonly number[];
}

const NICE = [1, 2, 2.5, 5, 10];

/** A scale from 0 whose top is a round number at or above `peak`, with at most five intervals. */
export function niceScale(peak: number, floor: number): Scale {
  const rough = Math.max(peak, floor) / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = (NICE.find((factor) => factor * magnitude >= rough * 0.999_999) ?? 10) * magnitude;
  const intervals = Math.max(1, Math.ceil((Math.max(peak, floor) / step) * 0.999_999));
  const ticks = Array.from({ length: intervals + 1 }, (_, index) => tidy(index * step));
  return { max: tidy(intervals * step), ticks };
}

/** 0.30000000000000004 is no tick. */
const tidy = (value: number): number => Number(value.toPrecision(12));
