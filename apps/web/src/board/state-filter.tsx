import { BREAKER_STATES } from '@fuseboard/protocol';
import type { StateCounts } from '../format/board-sentence.ts';
import { stateWord } from '../format/state-word.ts';
import { BreakerGlyph } from '../glyph/breaker-glyph.tsx';
import { type BoardQuery, toggleState } from './board-query.ts';
import styles from './state-filter.module.css';

interface Props {
  /** null: not known yet. */
  readonly counts: StateCounts | null;
  /** Of the largest count there may be, so that a changing one moves nothing. */
  readonly digits: number;
  readonly query: BoardQuery;
  readonly onChange: (query: BoardQuery) => void;
}

/** How many are in each state; pressed, only those are listed. */
export function StateFilter({ counts, digits, query, onChange }: Props) {
  return (
    <fieldset className={styles['filter']}>
      <legend className="visually-hidden">Show only</legend>
      {BREAKER_STATES.map((state) => (
        <button
          key={state}
          type="button"
          className={styles['state']}
          data-filter={state}
          data-none={!counts?.[state] || undefined}
          aria-pressed={query.states.includes(state)}
          onClick={() => onChange(toggleState(query, state))}
        >
          <BreakerGlyph state={state} size={16} />
          <span>{stateWord(state)}</span>
          <span className={styles['count']} style={{ minInlineSize: `${digits}ch` }}>
            {counts ? counts[state] : '–'}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
