import type { BreakerState } from '@fuseboard/protocol';
import styles from './breaker-glyph.module.css';

export interface GlyphDetail {
  /** Closed, and not far from tripping. */
  readonly nearThreshold?: boolean;
  /** Half-open: probes answered, of how many. */
  readonly probes?: { readonly done: number; readonly of: number } | null;
}

interface Props {
  readonly state: BreakerState;
  /** Pixels. */
  readonly size: number;
  readonly detail?: GlyphDetail;
}

/** The circuit symbol itself: two terminals and an arm. Decorative, so always beside the word. */
export function BreakerGlyph({ state, size, detail }: Props) {
  const near = state === 'closed' && detail?.nearThreshold === true;
  return (
    <svg
      className={styles['glyph']}
      data-state={state}
      data-near={near || undefined}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d="M0 16H5M19 16H24M5 16H19" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
