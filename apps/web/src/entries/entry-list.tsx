import { memo } from 'react';
import { Link } from 'wouter';
import { clockTime, dateTime, dayMonth } from '../format/time.ts';
import type { JournalLine } from '../store/board-state.ts';
import { useBreaker } from '../store/hooks.ts';
import { serverNow } from '../store/server-clock.ts';
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
}

export function EntryList({ rows, withBreaker = true, label }: Props) {
  return (
    <ol className={styles['list']} aria-label={label} data-with-breaker={withBreaker || undefined}>
      {rows.map((row) =>
        row.kind === 'restart' ? (
          <li key={row.key} className={styles['restart']}>
            Server restarted, {dateTime(row.at)}
          </li>
        ) : (
          <EntryRow key={row.key} line={row.line} withBreaker={withBreaker} />
        ),
      )}
    </ol>
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
    <li
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
    </li>
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
