import { useEffect } from 'react';
import { clockTime, secondsLeft } from '../format/time.ts';
import type { Connection } from '../store/board-state.ts';
import { useBoard, useConnection, useServerNow } from '../store/hooks.ts';
import { useWallSignIn } from './use-wall-sign-in.ts';
import styles from './wall-page.module.css';

/** Over the foot of the wall while its picture is old: since when, and what becomes of it without anybody. */
export function WallNotice() {
  const connection = useConnection();
  const refusal = useWallSignIn();
  const { kind } = connection;
  if (kind === 'live' || kind === 'connecting') return null;
  return (
    <div className={styles['notice']} data-wall-notice={kind} role="status">
      <p>{kind === 'signed-out' ? <SignedOut refusal={refusal} /> : <Away connection={connection} />}</p>
    </div>
  );
}

type Gone = Exclude<Connection, { kind: 'live' | 'connecting' | 'signed-out' }>;

function Away({ connection }: { readonly connection: Gone }) {
  switch (connection.kind) {
    case 'delayed':
      return `Nothing heard since ${clockTime(connection.since)}. This is the last picture.`;
    case 'disconnected':
      return <Disconnected {...connection} />;
    case 'refused':
      return <Refused message={connection.message} />;
    default:
      return connection satisfies never;
  }
}

function Disconnected({ since, retryAt }: Extract<Connection, { kind: 'disconnected' }>) {
  const known = useBoard((state) => state.bootId !== null);
  const now = useServerNow(250);
  const left = retryAt === null ? 0 : secondsLeft(retryAt, now);
  return (
    <>
      {known
        ? `Disconnected since ${clockTime(since)}. This is the last picture. `
        : 'The server cannot be reached. '}
      <span className="figures" aria-hidden="true">
        {left > 0 ? `Trying again in ${left} s.` : 'Trying…'}
      </span>
    </>
  );
}

/** ms before the page is loaded anew; most often the server is of another version than the page. */
const RELOAD_AFTER = 30_000;

function Refused({ message }: { readonly message: string }) {
  useEffect(() => {
    const timer = setTimeout(() => window.location.reload(), RELOAD_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return `${message} This screen does so by itself within ${RELOAD_AFTER / 1_000} s.`;
}

function SignedOut({ refusal }: { readonly refusal: string | null }) {
  if (refusal !== null) return refusal;
  return (
    <>
      Not signed in. Open this screen at <code>/?wall=1#token=</code> with a viewer’s token behind it: it then
      signs in by itself, also after a restart.
    </>
  );
}
