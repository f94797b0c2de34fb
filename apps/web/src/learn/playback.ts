/** Times as fast as the lesson's own clock; each about twice the one before. */
const SPEEDS = [0.1, 0.2, 0.5, 1, 2, 5, 10] as const;

/** A browser that was busy, or a page that was hidden, does not leap. */
const LONGEST_FRAME_MS = 500;

export interface Going {
  readonly ms: number;
  readonly speed: number;
}

export interface Until {
  /** Instants at which it stops by itself. */
  readonly stops: readonly number[];
  /** Beyond it nothing is shown yet. */
  readonly end: number;
}

/** After a frame of so many ms of the reader's: where it is, and whether it has stopped there. */
export function played({ ms, speed }: Going, frameMs: number, { stops, end }: Until) {
  const wanted = ms + Math.min(LONGEST_FRAME_MS, Math.max(0, frameMs)) * speed;
  const stop = Math.min(end, ...stops.filter((at) => at > ms));
  return wanted >= stop ? { ms: stop, stopped: true } : { ms: inMicros(wanted), stopped: false };
}

/** Times are whole µs, so that a link says them exactly. */
export const inMicros = (ms: number): number => Math.round(ms * 1_000) / 1_000;

/** The next faster or slower of the usual speeds. */
export function otherSpeed(speed: number, way: 1 | -1): number {
  const others = SPEEDS.filter((each) => (way > 0 ? each > speed : each < speed));
  return (way > 0 ? others[0] : others.at(-1)) ?? speed;
}

/** A slider of speeds is of their logarithm: from 0.1 to 10 in steps of a tenth of a decade. */
export const SPEED_STEPS = 20;
export const speedAt = (step: number): number =>
  Number((10 ** ((step - SPEED_STEPS / 2) / 10)).toPrecision(2));
export const stepOf = (speed: number): number => Math.round(10 * Math.log10(speed)) + SPEED_STEPS / 2;
