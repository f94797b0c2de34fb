import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { clockTime, dateTime, dayMonth } from '../format/time.ts';
import type { JournalLine } from '../store/board-state.ts';
import { useBreaker } from '../store/hooks.ts';
import { serverNow } from '../store/server-clock.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { EntryIcon } from './entry-icon.tsx';
import { entrySentence } from './entry-sentence.ts';
import styles from './entries.module.css';
import type { JournalRow } from './journal-rows.ts';

interface Props {
  readonly rows: readonly JournalRow[];
  /** Off where every entry is of one breaker. */
  readonly withBreaker?: boolean;
  /** Its accessible name. */
  readonly label: string;
  /** A list that scrolls with the page may be as long as it likes. */
  readonly scrolls?: 'window' | undefined;
}

/** So many are all in the page, so that the browser's own search finds them; of more, those in sight. */
const ALL_UP_TO = 200;
/** Rows beyond the edge of the screen. */
const OVERSCAN = 10;
/** Of a row on one line, px. */
const USUAL_HEIGHT = 30;

export function EntryList({ rows, withBreaker = true, label, scrolls }: Props) {
  const printing = usePrinting();
  const many = scrolls === 'window' && rows.length > ALL_UP_TO && !printing;
  const List = many ? VirtualRows : AllRows;
  return <List rows={rows} withBreaker={withBreaker} label={label} />;
}

type ListProps = Required<Omit<Props, 'scrolls'>>;

function AllRows({ rows, withBreaker, label }: ListProps) {
  return (
    <ol className={styles['list']} aria-label={label} data-with-breaker={withBreaker || undefined}>
      {rows.map((row) => (
        <li key={row.key}>
          <Row row={row} withBreaker={withBreaker} />
        </li>
      ))}
    </ol>
  );
}

/** The rows in sight. They are as high as their text, so each is measured when it is shown. */
function VirtualRows({ rows, withBreaker, label }: ListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(topOf(list.current)), [rows.length]);
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  // oxlint-disable-next-line react-hooks/incompatible-library -- what it returns is neither memoised nor handed on
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey,
    overscan: OVERSCAN,
    scrollMargin: top,
    useFlushSync: false,
  });
  return (
    <ol
      ref={list}
      className={styles['list']}
      aria-label={label}
      data-with-breaker={withBreaker || undefined}
      data-virtual
      style={{ blockSize: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        return (
          row && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <Row row={row} withBreaker={withBreaker} />
            </li>
          )
        );
      })}
    </ol>
  );
}

const topOf = (list: HTMLElement | null): number =>
  list === null ? 0 : list.getBoundingClientRect().top + window.scrollY;

function Row({ row, withBreaker }: { readonly row: JournalRow; readonly withBreaker: boolean }) {
  return row.kind === 'restart' ? (
    <div className={styles['restart']}>Server restarted, {dateTime(row.at)}</div>
  ) : (
    <EntryRow line={row.line} withBreaker={withBreaker} />
  );
}

interface RowProps {
  readonly line: JournalLine;
  readonly withBreaker: boolean;
}

const EntryRow = memo(function EntryRow({ line, withBreaker }: RowProps) {
  const thresholds = useBreaker(line.breaker ?? '')?.thresholds;
  const { what, why, actor, change } = entrySentence(line, thresholds);
  return (
    <div
      className={styles['row']}
      data-journal-seq={line.seq}
      data-kind={line.kind}
      data-refused={(line.kind === 'command' && line.outcome === 'refused') || undefined}
    >
      <time className={styles['time']} dateTime={new Date(line.at).toISOString()} title={dateTime(line.at)}>
        {isToday(line.at) ? '' : <span className={styles['day']}>{dayMonth(line.at)} </span>}
        {clockTime(line.at)}
      </time>
      <EntryIcon entry={line} />
      {withBreaker && (
        <span className={styles['breaker']}>
          {line.breaker === null ? (
            <span className={styles['everywhere']}>{ELSEWHERE[line.kind]}</span>
          ) : (
            <BreakerLink name={line.breaker} />
          )}
        </span>
      )}
      <span className={styles['sentence']}>
        <strong>{what}</strong>
        {why !== '' && <span className={styles['why']}>{why}</span>}
        {change !== undefined && <span className={styles['change']}>{change}</span>}
      </span>
      <span className={styles['actor']}>{actor === null ? '' : `by ${actor}`}</span>
    </div>
  );
});

/** What an entry without a breaker is about. */
const ELSEWHERE: Partial<Record<JournalLine['kind'], string>> = {
  mark: 'all',
  dials: 'demo',
  scenario: 'demo',
  server: 'server',
};

const isToday = (at: number): boolean => new Date(at).toDateString() === new Date(serverNow()).toDateString();

function BreakerLink({ name }: { readonly name: string }) {
  return <Link href={`/b/${encodeURIComponent(name)}`}>{name}</Link>;
}
