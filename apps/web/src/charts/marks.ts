import type { JournalEntry } from '@fuseboard/protocol';
import type { TimeDomain } from './time-axis.ts';

/** An instant that every chart on the axis should show: a deploy, a restart. */
export interface ChartMark {
  readonly at: number;
  readonly text: string;
}

/** The journal's marks inside the domain, oldest first. */
export function chartMarks(entries: readonly JournalEntry[], { from, to }: TimeDomain): ChartMark[] {
  const marks: ChartMark[] = [];
  for (const entry of entries) {
    if (entry.at < from || entry.at > to) continue;
    if (entry.kind === 'mark') marks.push({ at: entry.at, text: entry.text });
    if (entry.kind === 'server' && entry.event === 'started')
      marks.push({ at: entry.at, text: 'server started' });
  }
  return marks.toReversed();
}
