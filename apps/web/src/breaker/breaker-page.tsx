import { useMemo } from 'react';
import { useParams } from 'wouter';
import { EVERYTHING } from '../entries/journal-feed.ts';
import { useJournal } from '../entries/use-journal.ts';
import { useBreaker, useLive } from '../store/hooks.ts';
import { BreakerHead } from './breaker-head.tsx';
import { BreakerJournal } from './breaker-journal.tsx';
import styles from './breaker-page.module.css';
import { CallsPanel } from './calls-panel.tsx';
import { DefinitionPanel } from './definition-panel.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { NotHere } from './not-here.tsx';
import { WindowPanel } from './window-panel.tsx';

const JOURNAL_PAGE = 50;

/** Everything about one breaker: `/b/:name`. */
export default function BreakerPage() {
  const { name } = useParams<{ readonly name: string }>();
  return <BreakerByName key={name} name={name} />;
}

function BreakerByName({ name }: { readonly name: string }) {
  const entry = useBreaker(name);
  const live = useLive();
  const query = useMemo(() => ({ ...EVERYTHING, breaker: name }), [name]);
  const journal = useJournal(query, JOURNAL_PAGE);
  if (entry === undefined) return <NotHere name={name} />;
  return (
    <article
      className={styles['page']}
      data-breaker={name}
      data-state={entry.state}
      data-stale={!live || undefined}
    >
      <BreakerHead entry={entry} lines={journal.lines} />
      <FiguresPanel entry={entry} />
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <WindowPanel entry={entry} />
          <HistoryPanel name={name} thresholds={entry.thresholds} />
          {/* Of the last half minute: nothing for paper. */}
          <div data-screen-only>
            <CallsPanel name={name} />
          </div>
          <BreakerJournal name={name} journal={journal} />
        </div>
        <div className={styles['side']}>
          <DefinitionPanel name={name} />
        </div>
      </div>
    </article>
  );
}
