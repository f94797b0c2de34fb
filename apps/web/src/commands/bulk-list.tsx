import type { BreakerImpact } from '@fuseboard/protocol';
import { rate } from '../format/quantity.ts';
import { useBreaker } from '../store/hooks.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import type { OpenBulk } from './bulk-desk.ts';
import styles from './bulk-dialog.module.css';
import { impactOfMany } from './impact-words.ts';
import { type ImpactNow, useImpact } from './use-impact.ts';

/** Exactly whom it is for, what it would do to the calls of each, and in all. */
export function BulkList({ open: { command, items } }: { readonly open: OpenBulk }) {
  const now = useImpact(
    command,
    items.map(({ name }) => name),
  );
  const impacts = new Map(
    now.status === 'known' ? now.impact.breakers.map((impact) => [impact.breaker, impact]) : [],
  );
  return (
    <>
      <Sum now={now} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
      <ul className={styles['list']} aria-label={`For these ${items.length}`} tabIndex={0}>
        {items.map((item) => (
          <Item key={item.name} item={item} impact={impacts.get(item.name)} />
        ))}
      </ul>
    </>
  );
}

/** As high as it will be, so that the answer moves nothing. */
function Sum({ now }: { readonly now: ImpactNow }) {
  if (now.status !== 'known') {
    return (
      <p className={styles['sum']} data-effect={now.status}>
        {now.status === 'loading' ? (
          <Skeleton width="60%" />
        ) : (
          'What it does to the calls is not known: the server did not say.'
        )}
      </p>
    );
  }
  const { kind, text, notes } = impactOfMany(now.impact);
  return (
    <p className={styles['sum']} data-effect={kind}>
      <strong className="figures">{text}</strong> {notes.join(' ')}
    </p>
  );
}

interface ItemProps {
  readonly item: BreakerEntry;
  readonly impact: BreakerImpact | undefined;
}

function Item({ item, impact }: ItemProps) {
  const present = useBreaker(item.name);
  const moved = present?.generation !== item.generation;
  return (
    <li className={styles['item']} data-bulk-item={item.name} data-moved={moved || undefined}>
      <span className={styles['name']}>{item.name}</span>
      <StateBadge state={item.state} size={16} />
      <span className={styles['note']}>
        {moved ? `moved: ${present?.state ?? 'no longer on the board'}` : impact && noteOf(impact)}
      </span>
    </li>
  );
}

function noteOf({ refusal, rate: asked, cut, admitted, probes }: BreakerImpact): string {
  if (refusal !== null) return `would refuse: ${refusal.message}`;
  if (asked === null || cut === null || admitted === null) return 'calls not known yet';
  if (cut > 0) return `cuts ${rate(cut)}`;
  if (admitted > 0) return `lets through ${rate(admitted)}`;
  return probes > 0 ? `${probes} probes` : 'no calls affected';
}
