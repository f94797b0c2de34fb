import type { OverrideView } from '@fuseboard/protocol';
import { openCommandDialog } from '../commands/command-dialog.tsx';
import { clockTime, dateTime } from '../format/time.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useLive } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Countdown } from '../ui/countdown.tsx';
import { LockIcon } from '../ui/lock-icon.tsx';
import styles from './override-box.module.css';

interface Props {
  readonly entry: BreakerEntry;
  /** null: in force, but the server does not say by whom. */
  readonly override: OverrideView | null;
  readonly now: number;
}

/** Somebody decided this: who, why, until when, and how to end or renew it. */
export function OverrideBox({ entry, override, now }: Props) {
  const live = useLive();
  return (
    <div className={styles['box']}>
      <p className={styles['lead']}>
        <LockIcon />
        <strong>Overridden{override?.actor == null ? '' : ` by ${override.actor}`}</strong>
      </p>
      {override?.reason != null && <p className={styles['reason']}>“{override.reason}”</p>}
      <p className={styles['until']}>
        {override !== null && <Until expiresAt={override.expiresAt} now={now} />}
      </p>
      {override !== null && (
        <Button
          size="small"
          aria-disabled={!live || undefined}
          onClick={() => live && openCommandDialog({ breaker: entry.name, command: override.command })}
        >
          Renew
        </Button>
      )}
    </div>
  );
}

function Until({ expiresAt, now }: { readonly expiresAt: number | null; readonly now: number }) {
  if (expiresAt === null) return 'Until somebody resets it.';
  return (
    <>
      Until <time title={dateTime(expiresAt)}>{clockTime(expiresAt)}</time>,{' '}
      <strong>
        <Countdown until={expiresAt} now={now} done="ending now" />
      </strong>{' '}
      left
    </>
  );
}
