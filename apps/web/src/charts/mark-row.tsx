import { useMemo } from 'react';
import { momentTime } from '../format/time.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { type MarkGroup, markGroups } from './mark-groups.ts';
import styles from './mark-row.module.css';
import type { ChartMark } from './marks.ts';
import type { TimeDomain } from './time-axis.ts';

interface Props {
  readonly marks: readonly ChartMark[];
  readonly domain: TimeDomain;
}

/** What the dashed lines in the charts below are, in words: as much of each as there is room for, and all of it on focus or hover. */
export function MarkRow({ marks, domain }: Props) {
  const groups = useMemo(() => markGroups(marks, domain), [marks, domain]);
  return (
    <ol className={styles['row']} aria-label="Marks">
      {groups.map((group) => (
        <Flag key={group.marks[0]?.at} group={group} now={domain.to} />
      ))}
    </ol>
  );
}

/** Of the axis: for a few words. */
const LEAST_ROOM = 0.1;

function Flag({
  group: { position, room, roomBefore, marks },
  now,
}: {
  readonly group: MarkGroup;
  readonly now: number;
}) {
  // Near the end of the axis the words stand on the other side.
  const before = room < LEAST_ROOM && roomBefore > room;
  const lines = marks.map(({ at, text }) => `${text}, ${momentTime(at, now)}`);
  const [first] = marks;
  const short = marks.length === 1 ? first?.text : `${marks.length} marks`;
  return (
    <li
      className={styles['item']}
      data-side={before ? 'before' : undefined}
      style={{
        [before ? 'insetInlineEnd' : 'insetInlineStart']: `${(before ? 1 - position : position) * 100}%`,
        maxInlineSize: `${(before ? roomBefore : room) * 100}%`,
      }}
    >
      <Tooltip
        text={
          <span className={styles['lines']}>
            {lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </span>
        }
      >
        <button
          type="button"
          className={styles['flag']}
          data-printed
          aria-label={marks.length === 1 ? lines.join() : `${short}: ${lines.join('; ')}`}
        >
          {short}
        </button>
      </Tooltip>
    </li>
  );
}
