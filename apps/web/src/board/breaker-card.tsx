import type { ThresholdsView } from '@fuseboard/protocol';
import { memo, useRef } from 'react';
import { Link } from 'wouter';
import { percent } from '../format/quantity.ts';
import { stateWord } from '../format/state-word.ts';
import { wholeDuration } from '../format/time.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useBreaker } from '../store/hooks.ts';
import { SelectBox } from '../commands/select-box.tsx';
import styles from './breaker-card.module.css';
import type { CardTier } from './board-shape.ts';
import { CardMenu } from './card-menu.tsx';
import { Clocked } from './clocked.tsx';
import { LiveGlyph } from './live-glyph.tsx';
import { NextStep } from './next-step.tsx';
import { Note } from './note.tsx';
import { PendingWord } from './pending-word.tsx';
import { RateBar } from './rate-bar.tsx';
import { Sparkline } from './sparkline.tsx';
import { useNumberWriter } from './use-number-writer.ts';

export interface ItemProps {
  /** The breaker's. */
  readonly name: string;
  /** The one whose controls Tab reaches; the arrow keys move on from it. */
  readonly active: boolean;
}

interface Props extends ItemProps {
  readonly tier: CardTier;
}

export const BreakerCard = memo(function BreakerCard({ name, ...rest }: Props) {
  const entry = useBreaker(name);
  return entry ? <Card entry={entry} {...rest} /> : null;
});

interface CardProps extends Omit<Props, 'name'> {
  readonly entry: BreakerEntry;
}

function Card({ entry, active, tier }: CardProps) {
  const root = useRef<HTMLElement>(null);
  useNumberWriter(root, entry);
  const { name, state, group, thresholds } = entry;
  return (
    <article
      ref={root}
      className={styles['card']}
      data-breaker={name}
      data-state={state}
      data-tier={tier}
      data-override={entry.override !== null || undefined}
    >
      <Head entry={entry} active={active} tier={tier} />
      <div className={styles['spark']}>
        <Sparkline threshold={thresholds.failureRate} />
      </div>
      <Figures thresholds={thresholds} tier={tier} />
      <Note entry={entry} tabIndex={active ? 0 : -1} />
      {tier === 'compact' && (
        <p className={styles['foot']}>
          <span className={styles['group']}>{group ?? ''}</span>
          <span data-cell="samples" className={styles['samples']} />
        </p>
      )}
    </article>
  );
}

function Head({ entry, active, tier }: CardProps) {
  const { name, state, group } = entry;
  const tabIndex = active ? 0 : -1;
  return (
    <div className={styles['head']}>
      <LiveGlyph entry={entry} size={tier === 'large' ? 40 : 20} />
      <Link href={`/b/${name}`} className={styles['name']} tabIndex={tabIndex} data-item={name}>
        {name}
      </Link>
      {tier === 'large' && group !== null && <span className={styles['group']}>{group}</span>}
      <SelectBox name={name} tabIndex={tabIndex} className={styles['select']} />
      <span className={styles['menu']}>
        <CardMenu name={name} tabIndex={tabIndex} />
      </span>
      <p className={styles['state']}>
        <strong className={styles['word']}>{stateWord(state)}</strong>{' '}
        <Clocked at={entry.since} text={lasted} className={styles['since']} />
      </p>
      <p className={styles['next']}>
        <PendingWord name={name} otherwise={<NextStep entry={entry} />} />
      </p>
    </div>
  );
}

interface FiguresProps {
  readonly thresholds: ThresholdsView;
  readonly tier: CardTier;
}

/** Empty cells; a `NumberWriter` fills them. */
function Figures({ thresholds, tier }: FiguresProps) {
  return (
    <>
      <div className={styles['rates']}>
        <span>
          <span data-cell="errors" className={styles['figure']} />{' '}
          <span data-cell="errorsUnit" className={styles['unit']} />
          {tier === 'large' && (
            <span className={styles['limit']}>opens at {percent(thresholds.failureRate)}</span>
          )}
        </span>
        <span>
          <span data-cell="rate" /> <span className={styles['unit']}>calls/s</span>
        </span>
        <RateBar threshold={thresholds.failureRate} />
      </div>
      <dl className={styles['latency']}>
        {LATENCIES.map((cell) => (
          <div key={cell} data-percentile={cell}>
            <dt>{cell}</dt> <dd data-cell={cell} />
          </div>
        ))}
        {tier === 'large' && (
          <div className={styles['samples']}>
            <dt className="visually-hidden">of</dt> <dd data-cell="samples" />
          </div>
        )}
      </dl>
    </>
  );
}

const LATENCIES = ['p50', 'p95', 'p99'] as const;

export const lasted = (since: number, now: number): string => wholeDuration(now - since);
