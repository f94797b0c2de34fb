import { duration } from './time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** As somebody would write it in a configuration: "10 s", "1 min", "2 h"; in two units only where one would not do. */
export function settingDuration(ms: number): string {
  if (ms >= HOUR && ms % HOUR === 0) return `${ms / HOUR} h`;
  if (ms >= MINUTE && ms % MINUTE === 0) return `${ms / MINUTE} min`;
  return ms > 1_000 && ms < MINUTE ? `${ms / 1_000} s` : duration(ms);
}
