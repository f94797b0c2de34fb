import type { PartHealth, ServerHealth } from '@fuseboard/protocol';
import { clockTime, secondsLeft } from '../format/time.ts';
import { retryNow } from '../live/connection.ts';
import type { Connection } from '../store/board-state.ts';
import { useBoard, useConnection, useServerNow } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import styles from './connection-banner.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** Over the foot of the page, so that it moves nothing: what is shown is old, since when, and what is done about it. */
export function ConnectionBanner() {
  const connection = useConnection();
  const known = useBoard((state) => state.bootId !== null);
  const { history, config } = useBoard((state) => state.health);
  if (!known || connection.kind === 'connecting') return null;
  if (connection.kind === 'live') {
    return history.ok ? <Lasting part="config" {...config} /> : <Lasting part="history" {...history} />;
  }
  return (
    <div className={styles['banner']} data-banner={connection.kind} role="status">
      <Text connection={connection} />
    </div>
  );
}

/** What lasts and is no matter of the connection: the picture is true, but a restart would not know it, or the file says otherwise. */
function Lasting({ part, message, since }: PartHealth & { readonly part: keyof ServerHealth }) {
  if (message === null) return null;
  return (
    <div className={styles['banner']} data-banner={part} role="status">
      <p>
        {since !== null && (
          <>
            Since <Time at={since} />:{' '}
          </>
        )}
        {message}
      </p>
    </div>
  );
}

type Stale = Exclude<Connection, { kind: 'live' } | { kind: 'connecting' }>;

function Text({ connection }: { readonly connection: Stale }) {
  switch (connection.kind) {
    case 'delayed':
      return (
        <p>
          Nothing heard from the server since <Time at={connection.since} />. This is the last picture;
          commands wait until it speaks again.
        </p>
      );
    case 'disconnected':
      return (
        <>
          <p>
            Disconnected since <Time at={connection.since} />. This is the last picture; commands are off.{' '}
            <Retry at={connection.retryAt} />
          </p>
          <Button size="small" onClick={retryNow}>
            Try now
          </Button>
        </>
      );
    case 'refused':
      return (
        <>
          <p>{connection.message}</p>
          <Button size="small" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </>
      );
    case 'signed-out':
      return (
        <>
          <p>{connection.message ?? 'Nobody is signed in.'} This is the last picture; sign in to go on.</p>
          <SignInForm compact />
        </>
      );
    default:
      return connection satisfies never;
  }
}

const Time = ({ at }: { readonly at: number }) => <time className="figures">{clockTime(at)}</time>;

/** Not announced: a screen reader need not count along. */
function Retry({ at }: { readonly at: number | null }) {
  const now = useServerNow(250);
  const left = at === null ? 0 : secondsLeft(at, now);
  return (
    <span className="figures" aria-hidden="true">
      {left > 0 ? `Trying again in ${left} s.` : 'Trying…'}
    </span>
  );
}
