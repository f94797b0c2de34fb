import type { BreakerState } from '@fuseboard/protocol';
import { stateWord } from '../format/state-word.ts';
import { BreakerGlyph, type GlyphDetail } from '../glyph/breaker-glyph.tsx';
import { classNames } from './class-names.ts';
import styles from './state-badge.module.css';

interface Props {
  readonly state: BreakerState;
  /** Of the glyph, pixels. */
  readonly size?: number;
  readonly detail?: GlyphDetail;
  readonly className?: string;
}

/** The glyph and the word: a state is never told by either alone. */
export function StateBadge({ state, size = 20, detail, className }: Props) {
  return (
    <span className={classNames(styles['badge'], className)} data-state={state}>
      <BreakerGlyph state={state} size={size} {...(detail && { detail })} />
      <span>{stateWord(state)}</span>
    </span>
  );
}
