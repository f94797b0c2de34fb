import styles from './share-bar.module.css';

export type ShareKind = 'failed' | 'slow' | 'in-a-row' | 'few';

interface Props {
  readonly kind: ShareKind;
  /** How much counts against the breaker. */
  readonly against: number;
  /** Where it trips. */
  readonly line: number;
  /** What the bar is as long as. */
  readonly of: number;
  /** How much there is at all; drawn behind. */
  readonly filled?: number;
  /** No verdict yet. */
  readonly muted?: boolean;
}

/** How far something is from the line at which it trips. The words beside it say the same. */
export function ShareBar({ kind, against, line, of, filled = 0, muted = false }: Props) {
  const share = (count: number) => `${Math.min(100, (count / of) * 100)}%`;
  return (
    <div
      className={styles['bar']}
      data-kind={kind}
      data-muted={muted || kind === 'few' || undefined}
      aria-hidden="true"
    >
      <span className={styles['seen']} style={{ inlineSize: share(filled) }} />
      <span className={styles['against']} style={{ inlineSize: share(against) }} />
      <span className={styles['line']} style={{ insetInlineStart: share(line) }} />
    </div>
  );
}
