import type { ChartMark } from './marks.ts';
import { positionIn, type TimeDomain } from './time-axis.ts';

/** Marks too near to each other to be told apart, at the place of the first. */
export interface MarkGroup {
  /** 0 at the start of the domain, 1 at its end. */
  readonly position: number;
  /** Up to the next group, or the end. */
  readonly room: number;
  /** Back to the group before, or the start, halved where that one may need it, too. */
  readonly roomBefore: number;
  readonly marks: readonly ChartMark[];
}

/** Less of the domain than this between two marks, and they are one group. */
const NEAR = 0.02;

/** `marks` oldest first. */
export function markGroups(marks: readonly ChartMark[], domain: TimeDomain): MarkGroup[] {
  const groups: { position: number; marks: ChartMark[] }[] = [];
  for (const mark of marks) {
    const position = positionIn(domain, mark.at);
    const last = groups.at(-1);
    if (last && position - last.position < NEAR) last.marks.push(mark);
    else groups.push({ position, marks: [mark] });
  }
  return groups.map((group, index) => ({
    ...group,
    room: (groups[index + 1]?.position ?? 1) - group.position,
    roomBefore: roomBefore(group.position, groups[index - 1]?.position),
  }));
}

const roomBefore = (position: number, previous: number | undefined): number =>
  previous === undefined ? position : (position - previous) / 2;
