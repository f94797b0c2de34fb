import styles from './trip-bar.module.css';
import { ruleWords, type TripRule } from './trip-rules.ts';

/** The window's calls, those that count against it pushed to the left: how far they are from the line at which it trips. */
export function TripBar({ rule, filled }: { readonly rule: TripRule; readonly filled: number }) {
  const { kind, now, line, of, muted } = rule;
  const share = (count: number) => `${Math.min(100, (count / of) * 100)}%`;
  return (
    <div className={styles['rule']}>
      <p className={styles['words']} data-muted={muted || undefined}>
        {ruleWords(rule)}
      </p>
      <div className={styles['bar']} data-kind={kind} data-muted={muted || undefined} aria-hidden="true">
        <span className={styles['seen']} style={{ inlineSize: share(kind === 'in-a-row' ? 0 : filled) }} />
        <span className={styles['against']} style={{ inlineSize: share(now) }} />
        <span className={styles['line']} style={{ insetInlineStart: share(line) }} />
      </div>
    </div>
  );
}
