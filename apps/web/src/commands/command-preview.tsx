import type { BreakerDetail } from '@fuseboard/protocol';
import { stateEffect } from '../format/state-word.ts';
import { useRest } from '../live/use-rest.ts';
import { useNumbers } from '../store/hooks.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import styles from './command-dialog.module.css';
import type { OpenCommand } from './command-desk.ts';
import { trafficEffect } from './traffic-effect.ts';

/** What it is now, what the command does to the calls, and where. */
export function CommandPreview({ open }: { readonly open: OpenCommand }) {
  const { breaker, command, seen } = open;
  const numbers = useNumbers(breaker);
  const permitted = seen.thresholds.permittedNumberOfCallsInHalfOpenState;
  const traffic = trafficEffect(command, seen.state, { rate: numbers?.rate ?? null, permitted });
  return (
    <dl className={styles['facts']}>
      <dt>Now</dt>
      <dd className={styles['now']}>
        <StateBadge state={seen.state} size={16} />
        <span className={styles['quiet']}>{stateEffect(seen.state)}</span>
      </dd>
      <dt>Calls</dt>
      <dd className="figures" data-effect={traffic.kind}>
        {traffic.text}
        {traffic.kind === 'cuts' && <FallbackNote breaker={breaker} />}
      </dd>
      <dt>Where</dt>
      <dd>
        <code>{breaker}</code> on <code>{location.host}</code>
      </dd>
    </dl>
  );
}

/** Who is refused gets an answer or an error; it is worth knowing before. */
function FallbackNote({ breaker }: { readonly breaker: string }) {
  const detail = useRest<BreakerDetail>(`/breakers/${encodeURIComponent(breaker)}`);
  if (detail.status !== 'ready') return null;
  const { fallback } = detail.value.definition;
  return (
    <>
      {' '}
      {fallback === null
        ? 'Callers get an error; there is no fallback.'
        : `Callers get the fallback (${fallback.status}).`}
    </>
  );
}
