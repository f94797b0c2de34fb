import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { Journal } from '../entries/use-journal.ts';
import { domainOf, type TimeRange } from '../range/time-range.ts';
import { chartMarks } from '../charts/marks.ts';
import { StateRibbon } from '../charts/state-ribbon.tsx';
import { ribbonDomain, stateRibbons } from '../charts/state-ribbon-series.ts';
import { positionIn, tickText, timeTicks } from '../charts/time-axis.ts';
import { useServerNow } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './journal-ribbons.module.css';

const LEAST_SPAN = 60_000;
const TICK = 2_000;
const FEW = 6;
const TICKS = 6;

interface Props {
  readonly journal: Pick<Journal, 'lines' | 'hasMore'>;
  /** null: all there is. */
  readonly range: TimeRange | null;
}

/** One axis for all: the states of every breaker that moved, and the marks between them. */
export function JournalRibbons({ journal: { lines, hasMore }, range }: Props) {
  const now = useServerNow(TICK);
  const [all, setAll] = useState(false);
  const domain = useMemo(() => {
    const loaded = ribbonDomain(lines, now, LEAST_SPAN);
    if (range === null) return loaded;
    const { from, to } = domainOf(range, now);
    // Before the oldest entry that is here nothing is known yet.
    return { from: hasMore ? Math.max(from, Math.min(loaded.from, to)) : from, to };
  }, [lines, now, range, hasMore]);
  const ribbons = useMemo(() => stateRibbons(lines, domain), [lines, domain]);
  const marks = useMemo(() => chartMarks(lines, domain), [lines, domain]);
  if (ribbons.length === 0) return null;
  const shown = all ? ribbons : ribbons.slice(0, FEW);
  const place = (at: number) => ({ insetInlineStart: `${positionIn(domain, at) * 100}%` });
  return (
    <Panel title="States" note="of the breakers that moved in the loaded entries">
      <div className={styles['grid']}>
        {shown.map(({ breaker, bands }) => (
          <div key={breaker} className={styles['row']}>
            <Link href={`/b/${encodeURIComponent(breaker)}`} className={styles['name']}>
              {breaker}
            </Link>
            <StateRibbon bands={bands} domain={domain} label={breaker} />
          </div>
        ))}
        <div className={styles['axis']} aria-hidden="true">
          {timeTicks(domain, TICKS).map((at) => (
            <span key={at} className={styles['tick']} style={place(at)}>
              {tickText(domain)(at)}
            </span>
          ))}
        </div>
        <div className={styles['marks']} aria-hidden="true">
          {marks.map((mark) => (
            <span key={mark.at} className={styles['mark']} style={place(mark.at)} title={mark.text} />
          ))}
        </div>
      </div>
      {ribbons.length > FEW && (
        <Button size="small" tone="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${ribbons.length}`}
        </Button>
      )}
    </Panel>
  );
}
