import { ShareBar } from './share-bar.tsx';
import styles from './trip-bar.module.css';
import { ruleWords, type TripRule } from './trip-rules.ts';

/** The window's calls, those that count against it pushed to the left: how far they are from the line at which it trips. */
export function TripBar({ rule, filled }: { readonly rule: TripRule; readonly filled: number }) {
  const { kind, now, line, of, muted } = rule;
  return (
    <div className={styles['rule']}>
      <p className={styles['words']} data-muted={muted || undefined}>
        {ruleWords(rule)}
      </p>
      <div className={styles['bar']}>
        <ShareBar kind={kind} against={now} line={line} of={of} filled={filled} muted={muted} />
      </div>
    </div>
  );
}
