import type { OverrideView } from '@fuseboard/protocol';
import { openCommandDialog } from '../commands/command-dialog.tsx';
import { dateTime, untilTime } from '../format/time.ts';
import { useLive } from '../store/hooks.ts';
import { serverNow } from '../store/server-clock.ts';
import { Button } from '../ui/button.tsx';
import { LockIcon } from '../ui/lock-icon.tsx';
import styles from './override-box.module.css';

interface Props {
  /** The breaker's. */
  readonly name: string;
  readonly override: OverrideView;
}

/** Somebody decided this: who, why, until when, and how to end or renew it. */
export function OverrideBox({ name, override }: Props) {
  const live = useLive();
  const { command, actor, reason, expiresAt } = override;
  return (
    <div className={styles['box']}>
      <p className={styles['lead']}>
        <LockIcon />
        <strong>By hand{actor === null ? '' : `: ${actor}`}</strong>
        <span className={styles['until']}>
          {expiresAt === null ? (
            'until reset'
          ) : (
            <time title={dateTime(expiresAt)}>until {untilTime(expiresAt, serverNow())}</time>
          )}
        </span>
      </p>
      <p className={styles['reason']}>{reason ?? 'No reason was given.'}</p>
      <Button
        size="small"
        aria-disabled={!live || undefined}
        onClick={() => live && openCommandDialog({ breaker: name, command })}
      >
        Renew
      </Button>{' '}
      <Button
        size="small"
        aria-disabled={!live || undefined}
        onClick={() => live && openCommandDialog({ breaker: name, command: 'reset' })}
      >
        End it now
      </Button>
    </div>
  );
}
