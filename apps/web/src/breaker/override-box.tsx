import type { OverrideView } from '@fuseboard/protocol';
import { openCommandDialog } from '../commands/command-dialog.tsx';
import { keepLonger, useExpiring } from '../commands/expiring.ts';
import { dateTime, untilTime } from '../format/time.ts';
import { useLive, useWhyNotMine } from '../store/hooks.ts';
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
  const isMine = useWhyNotMine('command-breakers') === null;
  const expiring = useExpiring(override);
  const { command, actor, reason, expiresAt } = override;
  const acts = (act: () => void) => ({ 'aria-disabled': !live || undefined, onClick: () => live && act() });
  return (
    <div className={styles['box']} data-expiring={expiring || undefined}>
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
      {expiring && <p className={styles['ending']}>It ends within a minute.</p>}
      {isMine && (
        <>
          {expiring ? (
            <Button size="small" tone="primary" {...acts(() => keepLonger({ name, override }))}>
              Keep 15 min more
            </Button>
          ) : (
            <Button size="small" {...acts(() => openCommandDialog({ breaker: name, command }))}>
              Renew
            </Button>
          )}{' '}
          <Button size="small" {...acts(() => openCommandDialog({ breaker: name, command: 'reset' }))}>
            End it now
          </Button>
        </>
      )}
    </div>
  );
}
