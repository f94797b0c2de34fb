import type { BreakerImpact } from '@fuseboard/protocol';
import { stateEffect } from '../format/state-word.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import styles from './command-dialog.module.css';
import type { OpenCommand } from './command-desk.ts';
import { impactWords } from './impact-words.ts';
import { useImpact } from './use-impact.ts';

/** What it is now, what the command does to the calls, and where. */
export function CommandPreview({ open }: { readonly open: OpenCommand }) {
  const { breaker, seen } = open;
  return (
    <dl className={styles['facts']}>
      <dt>Now</dt>
      <dd className={styles['now']}>
        <StateBadge state={seen.state} size={16} />
        <span className={styles['quiet']}>{stateEffect(seen.state)}</span>
      </dd>
      <dt>Calls</dt>
      <Calls open={open} />
      <dt>Where</dt>
      <dd>
        <code>{breaker}</code> on <code>{location.host}</code>
      </dd>
    </dl>
  );
}

/** Of two lines from the beginning, so that the answer moves nothing. */
function Calls({ open: { breaker, command } }: { readonly open: OpenCommand }) {
  const now = useImpact(command, [breaker]);
  const impact = now.status === 'known' ? now.impact.breakers[0] : undefined;
  if (impact === undefined) {
    return (
      <dd className={styles['calls']} data-effect={now.status}>
        {now.status === 'loading' ? <Skeleton width="80%" /> : 'Not known: the server did not say.'}
      </dd>
    );
  }
  const { kind, text } = impactWords(command, impact);
  return (
    <dd className={styles['calls']} data-effect={kind}>
      <span className="figures">{text}</span>
      {kind === 'cuts' && ` ${fallbackWords(impact)}`}
    </dd>
  );
}

/** Who is refused gets an answer or an error; it is worth knowing before. */
const fallbackWords = ({ fallback }: BreakerImpact): string =>
  fallback === null
    ? 'Callers get an error; there is no fallback.'
    : `Callers get the fallback (${fallback}).`;
