const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (value: number): string => String(value).padStart(2, '0');

/** "250 ms", "12 s", "3 m 05 s", "2 h 07 m", "4 d 03 h": two units at most, the second always of two digits. */
export function duration(ms: number): string {
  const value = Math.max(0, ms);
  if (value > 0 && value < SECOND) return `${Math.round(value)} ms`;
  return wholeDuration(value);
}

/** As `duration`, but never finer than a second: for ages and countdowns, which tick by the second. */
export function wholeDuration(ms: number): string {
  const value = Math.max(0, ms);
  if (value < MINUTE) return `${Math.floor(value / SECOND)} s`;
  if (value < HOUR) return `${Math.floor(value / MINUTE)} m ${two(Math.floor((value % MINUTE) / SECOND))} s`;
  if (value < DAY) return `${Math.floor(value / HOUR)} h ${two(Math.floor((value % HOUR) / MINUTE))} m`;
  return `${Math.floor(value / DAY)} d ${two(Math.floor((value % DAY) / HOUR))} h`;
}

/** "just now", "12 s ago", "3 m 05 s ago". */
export function ago(at: number, now: number): string {
  return now - at < 2 * SECOND ? 'just now' : `${wholeDuration(now - at)} ago`;
}

/** Seconds left, rounded up, so that it reaches 0 only when the time has come. */
export const secondsLeft = (deadline: number, now: number): number =>
  Math.max(0, Math.ceil((deadline - now) / SECOND));

/** "8 s", "2 m 05 s" until `deadline`, rounded up, never negative. */
export const countdown = (deadline: number, now: number): string =>
  wholeDuration(secondsLeft(deadline, now) * SECOND);

/** "14:32:05", in the reader's own time zone. */
export function clockTime(epoch: number): string {
  const date = new Date(epoch);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** "14:32", with the day before it when that is not today: "12 Mar 14:32". */
export function untilTime(epoch: number, now: number): string {
  const date = new Date(epoch);
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return isSameDay(epoch, now) ? time : `${dayMonth(epoch)} ${time}`;
}

/** "14:32:05", with the day before it when that is not today: "12 Mar 14:32:05". */
export const momentTime = (epoch: number, now: number): string =>
  isSameDay(epoch, now) ? clockTime(epoch) : `${dayMonth(epoch)} ${clockTime(epoch)}`;

/** "14:32", and at midnight the day that begins: "12 Mar". */
export function tickTime(epoch: number): string {
  const date = new Date(epoch);
  const minute = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return minute === '00:00' ? dayMonth(epoch) : minute;
}

const isSameDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString();

/** "12 Mar". */
export const dayMonth = (epoch: number): string =>
  new Date(epoch).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });

/** "12 Mar 2026, 14:32:05". */
export const dateTime = (epoch: number): string =>
  `${dayMonth(epoch)} ${new Date(epoch).getFullYear()}, ${clockTime(epoch)}`;
