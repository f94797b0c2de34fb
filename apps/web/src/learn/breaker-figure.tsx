import type { BreakerReplay } from '@fuseboard/simulator';
import { readWindow } from '../charts/window-reading.ts';
import { TripBar } from '../charts/trip-bar.tsx';
import { tripRules } from '../charts/trip-rules.ts';
import { WindowBuckets } from '../charts/window-buckets.tsx';
import { WindowCells } from '../charts/window-cells.tsx';
import { stateEffect } from '../format/state-word.ts';
import { CountdownRing } from '../ui/countdown-ring.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import styles from './breaker-figure.module.css';
import { causeWords } from './cause-words.ts';
import type { PlayedLane } from './played-run.ts';
import { StateDiagram } from './state-diagram.tsx';
import { Streak } from './streak.tsx';
import { toThresholdsView } from '@fuseboard/protocol';

interface Props {
  readonly lane: PlayedLane;
  readonly replay: BreakerReplay;
  /** Its place in the lane's breakers. */
  readonly at: number;
  readonly ms: number;
}

/** A breaker at an instant: its state and why, what its window holds, and what would move it. */
export function BreakerFigure({ lane, replay, at, ms }: Props) {
  const snapshot = replay.snapshot(ms);
  const explanation = replay.explain(ms);
  const last = lane.log.moves.findLast((move) => move.breaker === at && move.at <= ms * 1_000);
  return (
    <div className={styles['breaker']} data-breaker-state={snapshot.state}>
      <div className={styles['state']}>
        <StateDiagram state={snapshot.state} from={last?.from ?? null} />
        <div className={styles['words']}>
          <p className={styles['now']}>
            <StateBadge state={snapshot.state} />
            <span className={styles['effect']}>{stateEffect(snapshot.state)}</span>
          </p>
          <p className={styles['cause']}>
            {last === undefined ? 'No transition yet' : causeWords(last.cause, replay.config)}
          </p>
        </div>
        <Wait snapshot={snapshot} ms={ms} />
      </div>
      <Window replay={replay} ms={ms} streak={snapshot.consecutiveFailures} />
      <p className={styles['why']} data-why>
        {explanation.text}
      </p>
    </div>
  );
}

type Snapshot = ReturnType<BreakerReplay['snapshot']>;

/** At zero a breaker does nothing by itself: the next call is the probe. */
function Wait({ snapshot, ms }: { readonly snapshot: Snapshot; readonly ms: number }) {
  const { state, since, retryAfterMs, waitElapsed, halfOpen } = snapshot;
  if (state === 'half-open' && halfOpen !== null)
    return (
      <p className={styles['wait']}>
        probing: {halfOpen.succeeded + halfOpen.failed} of {halfOpen.permitted} answered
      </p>
    );
  if (state !== 'open' && state !== 'forced-open') return null;
  if (waitElapsed) return <p className={styles['wait']}>waiting for the next call</p>;
  if (retryAfterMs === null || !Number.isFinite(retryAfterMs))
    return <p className={styles['wait']}>until reset</p>;
  return (
    <div className={styles['ring']} data-state={state}>
      <CountdownRing from={since} until={ms + retryAfterMs} now={ms} />
    </div>
  );
}

interface WindowProps {
  readonly replay: BreakerReplay;
  readonly ms: number;
  readonly streak: number;
}

/** A minimum that no lesson meets: the window decides nothing, and is not drawn. */
const NEVER_REACHED = 1_000;

function Window({ replay, ms, streak }: WindowProps) {
  const { config } = replay;
  const thresholds = toThresholdsView(config);
  const limit = config.consecutiveFailuresThreshold;
  const decides = config.minimumNumberOfCalls < NEVER_REACHED;
  const reading = decides ? readWindow(replay.window(ms), thresholds) : null;
  return (
    <div className={styles['window']}>
      {limit !== null && <Streak failures={streak} limit={limit} />}
      {reading !== null && (
        <>
          {reading.kind === 'cells' ? (
            <WindowCells view={reading.cells} muted={reading.total < thresholds.minimumNumberOfCalls} />
          ) : (
            <WindowBuckets view={reading.buckets} muted={reading.total < thresholds.minimumNumberOfCalls} />
          )}
          {tripRules(thresholds, { buffered: reading.total, failed: reading.failed, slow: reading.slow }).map(
            (rule) => (
              <TripBar key={rule.kind} rule={rule} filled={reading.total} />
            ),
          )}
        </>
      )}
    </div>
  );
}
