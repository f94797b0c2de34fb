import { memo, useRef } from 'react';
import { Link } from 'wouter';
import { stateWord } from '../format/state-word.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useBreaker } from '../store/hooks.ts';
import { useFlaps } from '../store/use-flaps.ts';
import { type ItemProps, lasted } from './breaker-card.tsx';
import { KeepButton } from '../commands/keep-button.tsx';
import { SelectBox } from '../commands/select-box.tsx';
import styles from './breaker-row.module.css';
import { CardMenu } from './card-menu.tsx';
import { Clocked } from './clocked.tsx';
import { LiveGlyph } from './live-glyph.tsx';
import { NextStep } from './next-step.tsx';
import { PendingWord } from './pending-word.tsx';
import { RateBar } from './rate-bar.tsx';
import { useNumberWriter } from './use-number-writer.ts';

export const BreakerRow = memo(function BreakerRow({ name, active }: ItemProps) {
  const entry = useBreaker(name);
  return entry ? <Row entry={entry} active={active} /> : null;
});

/** Room for a sign only; a screen reader gets the words. */
function FlapSign({ openings }: { readonly openings: readonly number[] }) {
  const flaps = useFlaps(openings);
  if (flaps === null) return null;
  return (
    <span className={styles['flaps']} title={flaps.text}>
      <span aria-hidden="true">{flaps.sign}</span>
      <span className="visually-hidden">{flaps.text}</span>{' '}
    </span>
  );
}

function Row({ entry, active }: { readonly entry: BreakerEntry; readonly active: boolean }) {
  const root = useRef<HTMLElement>(null);
  useNumberWriter(root, entry);
  const { name, state, thresholds } = entry;
  return (
    <article
      ref={root}
      className={styles['row']}
      data-breaker={name}
      data-state={state}
      data-override={entry.override !== null || undefined}
    >
      <SelectBox name={name} tabIndex={active ? 0 : -1} className={styles['select']} />
      <LiveGlyph entry={entry} size={16} />
      <Link href={`/b/${name}`} className={styles['name']} tabIndex={active ? 0 : -1} data-item={name}>
        {name}
      </Link>
      <span className={styles['state']}>
        <strong className={styles['word']}>{stateWord(state)}</strong> <FlapSign openings={entry.openings} />
        <PendingWord
          name={name}
          otherwise={
            <NextStep
              entry={entry}
              className={styles['since']}
              otherwise={<Clocked at={entry.since} text={lasted} className={styles['since']} />}
            />
          }
        />{' '}
        <KeepButton entry={entry} text="Keep" tabIndex={active ? 0 : -1} />
      </span>
      <span className={styles['rate']} data-cell="rate" />
      <span className={styles['errors']} data-cell="errors" />
      <span className={styles['bar']}>
        <RateBar threshold={thresholds.failureRate} />
      </span>
      <span className={styles['latency']} data-cell="p50" />
      <span className={styles['latency']} data-cell="p95" />
      <span className={styles['latency']} data-cell="p99" />
      <span className={styles['menu']}>
        <CardMenu name={name} tabIndex={active ? 0 : -1} />
      </span>
    </article>
  );
}
