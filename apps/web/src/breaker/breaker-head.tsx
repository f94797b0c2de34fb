import { BreakerControls } from '../commands/command-menu.tsx';
import { stateEffect, stateWord } from '../format/state-word.ts';
import { dateTime, wholeDuration } from '../format/time.ts';
import { BreakerGlyph } from '../glyph/breaker-glyph.tsx';
import type { BreakerEntry, JournalLine } from '../store/board-state.ts';
import { useAdmittedRate, useNearThreshold, useServerNow } from '../store/hooks.ts';
import { useFlaps } from '../store/use-flaps.ts';
import styles from './breaker-head.module.css';
import { NextStepPanel } from './next-step-panel.tsx';
import { NotOpenList } from './not-open-list.tsx';
import { OverrideBox } from './override-box.tsx';
import { WhyPanel } from './why-panel.tsx';

interface Props {
  readonly entry: BreakerEntry;
  /** Its journal, newest first. */
  readonly lines: readonly JournalLine[];
}

/** What somebody woken at night needs, at one glance: which state, since when, why, and what comes next. */
export function BreakerHead({ entry, lines }: Props) {
  const nearThreshold = useNearThreshold(entry.name);
  return (
    <header className={styles['head']} data-state={entry.state}>
      <div className={styles['top']}>
        <div className={styles['glyph']}>
          <BreakerGlyph state={entry.state} size={72} detail={{ nearThreshold }} />
        </div>
        <div className={styles['what']}>
          <h1 className={styles['name']}>
            {entry.name}
            {entry.group !== null && <span className={styles['group']}>{entry.group}</span>}
          </h1>
          <p className={styles['state']}>
            <strong>{stateWord(entry.state)}</strong>
            <Effect entry={entry} />
            <TimeInState since={entry.since} />
            <Flapping openings={entry.openings} />
          </p>
        </div>
        <div className={styles['controls']} data-controls>
          <BreakerControls name={entry.name} />
        </div>
      </div>
      <div className={styles['bottom']}>
        <section className={styles['why']} aria-label="Why">
          {entry.override === null ? (
            <WhyPanel entry={entry} lines={lines} />
          ) : (
            <OverrideBox name={entry.name} override={entry.override} />
          )}
          <NotOpenList entry={entry} />
        </section>
        <section className={styles['next']} aria-label="What comes next">
          <NextStepPanel entry={entry} />
        </section>
      </div>
    </header>
  );
}

/** For as long as a slow start refuses some of the calls, "calls pass" would be wrong. */
function Effect({ entry: { name, state } }: { readonly entry: BreakerEntry }) {
  const admitted = useAdmittedRate(name);
  return (
    <span className={styles['effect']}>
      {state === 'closed' && admitted !== null ? `letting ${admitted} % through` : stateEffect(state)}
    </span>
  );
}

function Flapping({ openings }: Pick<BreakerEntry, 'openings'>) {
  const flaps = useFlaps(openings);
  return flaps && <span className={styles['flapping']}>Flapping: {flaps.text}</span>;
}

function TimeInState({ since }: { readonly since: number }) {
  const now = useServerNow(1_000);
  return (
    <span className={styles['since']}>
      for <time title={`since ${dateTime(since)}`}>{wholeDuration(now - since)}</time>
    </span>
  );
}
