import { wholeDuration } from '../format/time.ts';
import type { Connection } from '../store/board-state.ts';
import { useBoard, useConnection, useServerNow } from '../store/hooks.ts';
import styles from './connection-indicator.module.css';

/** Live, or for how long not: always in sight. */
export function ConnectionIndicator() {
  const connection = useConnection();
  return (
    <span className={styles['indicator']} data-connection={connection.kind}>
      <svg className={styles['mark']} viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        {MARKS[connection.kind]}
      </svg>
      <span className={styles['word']}>
        {connection.kind === 'delayed' || connection.kind === 'disconnected' ? (
          <Since connection={connection} />
        ) : (
          WORDS[connection.kind]
        )}
        {connection.kind === 'live' && <Viewers />}
      </span>
    </span>
  );
}

/** Who else may press something. */
function Viewers() {
  const viewers = useBoard((state) => state.viewers);
  return viewers > 1 ? <span className={styles['viewers']}> {viewers} watching</span> : null;
}

type Gone = Extract<Connection, { since: number }>;

function Since({ connection: { kind, since } }: { readonly connection: Gone }) {
  const now = useServerNow(250);
  return `${kind === 'delayed' ? 'Delayed' : 'Disconnected'} ${wholeDuration(now - since)}`;
}

const WORDS = {
  connecting: 'Connecting',
  live: 'Live',
  refused: 'Refused',
  'signed-out': 'Signed out',
} as const;

/** Told apart by shape, too. */
const MARKS = {
  connecting: <circle cx="5" cy="5" r="3.5" />,
  live: <circle cx="5" cy="5" r="4" className={styles['solid']} />,
  delayed: (
    <>
      <circle cx="5" cy="5" r="4" />
      <path d="M5 1a4 4 0 0 1 0 8Z" className={styles['solid']} />
    </>
  ),
  disconnected: <path d="M1.5 1.5l7 7M8.5 1.5l-7 7" />,
  refused: <path d="M1.5 5h7" />,
  'signed-out': <path d="M1.5 5h7M5 1.5v7" />,
} as const satisfies Record<Connection['kind'], React.ReactNode>;
