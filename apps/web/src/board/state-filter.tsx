import { BREAKER_STATES } from '@fuseboard/protocol';
import type { StateCounts } from '../format/board-sentence.ts';
import { stateWord } from '../format/state-word.ts';
import { BreakerGlyph } from '../glyph/breaker-glyph.tsx';
import { type BoardQuery, toggleState } from './board-query.ts';
import styles from './state-filter.module.css';

interface Props {
  readonly counts: StateCounts;
  readonly query: BoardQuery;
  readonly onChange: (query: BoardQuery) => void;
}

/** How many are in each state; pressed, only those are listed. */
export function StateFilter({ counts, query, onChange }: Props) {
  return (
    <fieldset className={styles['filter']}>
      <legend className="visually-hidden">Show only</legend>
      {BREAKER_STATES.map((state) => (
        <button
          key={state}
          type="button"
          className={styles['state']}
          data-filter={state}
          data-none={counts[state] === 0 || undefined}
          aria-pressed={query.states.includes(state)}
          onClick={() => onChange(toggleState(query, state))}
        >
          <BreakerGlyph state={state} size={16} />
          <span className={styles['count']}>{counts[state]}</span>
          <span>{stateWord(state)}</span>
        </button>
      ))}
    </fieldset>
  );
}
