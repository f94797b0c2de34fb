import { OUTCOMES } from '@fuseboard/simulator';
import styles from './lane-totals.module.css';
import type { LessonPlayer } from './lesson-player.ts';
import type { PlayedLane } from './played-run.ts';
import { useShownMs } from './use-lesson.ts';

interface Props {
  readonly player: LessonPlayer;
  readonly lane: PlayedLane;
  readonly ghost: PlayedLane | undefined;
}

const NAMES = {
  succeeded: 'ok',
  degraded: 'degraded',
  failed: 'failed',
  refused: 'refused',
  abandoned: 'left',
  inFlight: 'in flight',
} as const;

/** Everything that was asked, and what became of it: the parts always make the whole. */
export function LaneTotals({ player, lane, ghost }: Props) {
  const ms = useShownMs(player);
  return (
    <div className={styles['totals']}>
      <Sum lane={lane} ms={ms} />
      {ghost !== undefined && (
        <div className={styles['ghost']}>
          <span>before it was turned:</span>
          <Sum lane={ghost} ms={ms} />
        </div>
      )}
    </div>
  );
}

function Sum({ lane, ms }: { readonly lane: PlayedLane; readonly ms: number }) {
  const { requests } = lane.player.at(ms);
  return (
    <p className={styles['sum']} data-totals>
      <span>
        <b>{requests.asked}</b> asked =
      </span>
      {[...OUTCOMES, 'inFlight' as const].map((outcome, at) => (
        <span key={outcome} data-none={requests[outcome] === 0 || undefined}>
          {at > 0 && '+ '}
          <b data-outcome={outcome}>{requests[outcome]}</b> {NAMES[outcome]}
        </span>
      ))}
    </p>
  );
}
