import { whySentence } from '../format/why.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { serverNow } from '../store/server-clock.ts';
import { Button } from '../ui/button.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import styles from './command-dialog.module.css';
import { desk } from './desk.ts';

/** The server's own words. */
export function RefusedNotice({ message }: { readonly message: string }) {
  return (
    <div className={styles['notice']} role="alert">
      <strong>Not done.</strong> {message}
    </div>
  );
}

interface MovedProps {
  readonly seen: BreakerEntry;
  readonly present: BreakerEntry;
}

/** A decision is for the state it was made on: what is different now, and a button to decide on that. */
export function MovedNotice({ seen, present }: MovedProps) {
  const { headline, detail } = whySentence(present, present.thresholds, serverNow());
  return (
    <div className={styles['notice']} role="alert">
      <p className={styles['moved']}>
        <strong>It moved while this was open:</strong> <StateBadge state={seen.state} size={16} />
        <span aria-hidden="true">→</span>
        <span className="visually-hidden">to</span> <StateBadge state={present.state} size={16} />
      </p>
      <p className={styles['quiet']}>{[headline, detail].filter(Boolean).join(' ')}.</p>
      <Button size="small" onClick={() => desk.lookAgain()}>
        Look again
      </Button>
    </div>
  );
}
