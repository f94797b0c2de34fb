import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { stateWord } from '../format/state-word.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { countAt, eventRows, type EventRows, type RowFilter, rowWords } from './event-rows.ts';
import styles from './event-table.module.css';
import { exactInstant } from './instant.ts';
import type { LessonPlayer } from './lesson-player.ts';
import type { PlayedRun } from './played-run.ts';
import { useShownMs } from './use-lesson.ts';

const ROW_HEIGHT = 28;
const OVERSCAN = 12;

interface Props {
  readonly player: LessonPlayer;
  readonly part: PlayedRun;
}

/** Everything that has happened up to the present instant, in words; the latest at the foot, and what happens at this instant marked. */
export function EventTable({ player, part }: Props) {
  const [filter, setFilter] = useState<RowFilter>('calls');
  const ms = useShownMs(player);
  const rows = eventRows(part, filter);
  const count = countAt(rows, ms);
  return (
    <section className={styles['events']} aria-label="Events">
      <div className={styles['head']}>
        <SegmentedControl
          label="Which events"
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'moves', label: 'Transitions' },
            { value: 'calls', label: 'and calls that end' },
            { value: 'all', label: 'All events' },
          ]}
        />
        <p className={styles['count']}>
          {count} up to {exactInstant(ms)}
        </p>
      </div>
      <Rows part={part} rows={rows} count={count} ms={ms} />
    </section>
  );
}

interface RowsProps {
  readonly part: PlayedRun;
  readonly rows: EventRows;
  readonly count: number;
  readonly ms: number;
}

const COLUMNS = ['Time', 'Call', 'Lane', 'Result', 'Why', 'State after'] as const;

function Rows({ part, rows, count, ms }: RowsProps) {
  const scroll = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react-hooks/incompatible-library -- what it returns is neither memoised nor handed on
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  useEffect(() => {
    if (count > 0) virtual.scrollToIndex(count - 1, { align: 'end' });
  }, [count, virtual]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div ref={scroll} className={styles['scroll']} tabIndex={0} data-scrolls>
      <div role="table" aria-label="Events" aria-rowcount={count + 1} className={styles['table']}>
        <div role="row" aria-rowindex={1} className={styles['labels']}>
          {COLUMNS.map((column) => (
            <span key={column} role="columnheader">
              {column}
            </span>
          ))}
        </div>
        <div role="rowgroup" className={styles['rows']} style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <Row key={index} part={part} rows={rows} index={index} start={start} ms={ms} />
          ))}
        </div>
      </div>
      {count === 0 && <p className={styles['none']}>Nothing has happened yet.</p>}
    </div>
  );
}

interface RowProps {
  readonly part: PlayedRun;
  readonly rows: EventRows;
  readonly index: number;
  readonly start: number;
  readonly ms: number;
}

function Row({ part, rows, index, start, ms }: RowProps) {
  const words = rowWords(part, rows, index);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles['row']}
      data-event={words.event}
      data-now={words.ms === ms || undefined}
      data-state={words.event === 'moved' ? words.state : undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span role="cell">{exactInstant(words.ms)}</span>
      <span role="cell">{words.call}</span>
      <span role="cell">{words.lane}</span>
      <span role="cell" className={styles['result']}>
        {words.result}
      </span>
      <span role="cell">{words.why}</span>
      <span role="cell">{words.state === '' ? '' : stateWord(words.state)}</span>
    </div>
  );
}
