import { useMemo } from 'react';
import { Panel } from '../ui/panel.tsx';
import { BOOK_PROGRAM } from './book-program.ts';
import { bookRows } from './book-rows.ts';
import styles from './book-table.module.css';
import { exactInstant } from './instant.ts';
import type { LessonPlayer } from './lesson-player.ts';
import type { PlayedRun } from './played-run.ts';
import { useShownMs } from './use-lesson.ts';

/** The book's fifteen rounds: what Python prints beside what our breaker does, row for row, up to the present second. */
export function BookTable({ player, part }: { readonly player: LessonPlayer; readonly part: PlayedRun }) {
  const ms = useShownMs(player);
  const log = part.lanes[0]?.log;
  const rows = useMemo(() => (log === undefined ? [] : bookRows(log)), [log]);
  return (
    <Panel title="The book's fifteen rounds" note={`up to ${exactInstant(ms)}`}>
      <div className={styles['book']}>
        <table className={styles['table']} data-book>
          <caption className="visually-hidden">What Python prints, and what our breaker does</caption>
          <thead>
            <tr>
              <th scope="col">Second</th>
              <th scope="col">Python prints</th>
              <th scope="col">Ours, fail_max 2</th>
              <th scope="col">State after</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ second, python, ours, state }) => {
              const isPast = second * 1_000 <= ms;
              return (
                <tr key={second} data-past={isPast || undefined}>
                  <td>{second}</td>
                  <td>{isPast ? python.map((line) => <code key={line}>{line}</code>) : ''}</td>
                  <td>{isPast ? ours : ''}</td>
                  <td>{isPast ? state : ''}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <figure className={styles['program']}>
          <figcaption>
            The Python: the book&apos;s example with its coin written out. A refused round prints no mark, for
            the function is not run.
          </figcaption>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>{BOOK_PROGRAM}</pre>
        </figure>
      </div>
    </Panel>
  );
}
