import type { BreakerEntry } from '../store/board-state.ts';
import { useLive, useWhyNotMine } from '../store/hooks.ts';
import { keepLonger, useExpiring } from './expiring.ts';
import styles from './keep-button.module.css';

interface Props {
  readonly entry: Pick<BreakerEntry, 'name' | 'override'>;
  /** What fits. */
  readonly text?: string;
  readonly tabIndex?: 0 | -1;
}

/** There while an override is in its last minute. */
export function KeepButton({ entry, text = 'Keep 15 min', tabIndex = 0 }: Props) {
  const expiring = useExpiring(entry.override);
  const live = useLive();
  const mine = useWhyNotMine('command-breakers') === null;
  if (!expiring || !mine) return null;
  return (
    <button
      type="button"
      className={styles['keep']}
      tabIndex={tabIndex}
      aria-disabled={!live || undefined}
      aria-label={`${text}: ${entry.name} as it is, for 15 minutes more`}
      onClick={() => live && keepLonger(entry)}
    >
      {text}
    </button>
  );
}
