import { Link } from 'wouter';
import { useBoard, useConnection } from '../store/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { nearestNames } from './nearest-names.ts';
import styles from './not-here.module.css';

/** No such breaker, or no picture of the board yet: two different things. */
export function NotHere({ name }: { readonly name: string }) {
  const connection = useConnection();
  const pictured = useBoard((state) => state.bootId !== null);
  if (pictured) return <UnknownBreaker name={name} />;
  if (connection.kind === 'connecting') return <Waiting name={name} />;
  return (
    <EmptyState title={`Not connected, so nothing is known of ${name}`}>
      {connection.kind === 'refused'
        ? connection.message
        : 'The page appears as soon as the server answers again.'}
    </EmptyState>
  );
}

function UnknownBreaker({ name }: { readonly name: string }) {
  const order = useBoard((state) => state.order);
  const near = nearestNames(name, order);
  return (
    <>
      <h1 className="visually-hidden">{name}</h1>
      <EmptyState title={`There is no breaker called ${name}`} action={<Link href="/">Go to the board</Link>}>
        It may have been renamed or removed from the configuration.
        {near.length > 0 && (
          <>
            {' Did you mean '}
            {near.map((candidate, index) => (
              <span key={candidate}>
                {index > 0 && ' or '}
                <Link href={`/b/${encodeURIComponent(candidate)}`}>{candidate}</Link>
              </span>
            ))}
            ?
          </>
        )}
      </EmptyState>
    </>
  );
}

/** As high as the page's head, so that nothing jumps. */
function Waiting({ name }: { readonly name: string }) {
  return (
    <div className={styles['waiting']} aria-busy="true">
      <h1 className="visually-hidden">{name}</h1>
      <Skeleton height="11rem" />
      <Skeleton height="5rem" />
      <Skeleton height="24rem" />
    </div>
  );
}
