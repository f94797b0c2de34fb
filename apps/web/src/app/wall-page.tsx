import { useMemo } from 'react';
import { useSearch } from 'wouter';
import { parseBoardQuery, matches, isFiltered } from '../board/board-query.ts';
import { useOrder } from '../board/use-order.ts';
import { Wall } from '../board/wall.tsx';
import { boardSentence } from '../format/board-sentence.ts';
import { useBoard, useConnection, useStateCounts } from '../store/hooks.ts';
import { ConnectionIndicator } from './connection-indicator.tsx';
import { WallNotice } from './wall-notice.tsx';
import styles from './wall-page.module.css';

const neverHeld = () => false;

/** The board for across the room: no controls, and nobody has to come when the server was away. */
export function WallPage() {
  const { kind } = useConnection();
  const known = useBoard((state) => state.bootId !== null);
  const stale = kind !== 'live' && kind !== 'connecting';
  return (
    <main className={styles['page']} data-wall-page data-stale={stale || undefined}>
      <header className={styles['head']}>
        <h1 className={styles['sentence']}>
          <WallSentence known={known} />
        </h1>
        <span key={kind} className={styles['connection']}>
          <ConnectionIndicator />
        </span>
      </header>
      {known && <Breakers />}
      <WallNotice />
    </main>
  );
}

function WallSentence({ known }: { readonly known: boolean }) {
  const counts = useStateCounts();
  return known ? boardSentence(counts) : 'Fuseboard';
}

function Breakers() {
  const search = useSearch();
  const order = useOrder(neverHeld);
  const breakers = useBoard((state) => state.breakers);
  const query = useMemo(() => parseBoardQuery(search), [search]);
  const names = useMemo(
    () =>
      order.names.filter((name) => {
        const entry = breakers.get(name);
        return entry !== undefined && matches(query, entry);
      }),
    [order, breakers, query],
  );
  return (
    <>
      {isFiltered(query) && (
        <p className={styles['filter']}>
          {names.length} of {breakers.size} are shown here:{' '}
          {[query.q.trim(), ...query.states].filter(Boolean).join(', ')}
        </p>
      )}
      <Wall names={names} urgent={order.urgent} still />
    </>
  );
}
