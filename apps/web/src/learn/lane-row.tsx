import { useState } from 'react';
import { Select } from '../ui/select.tsx';
import { BreakerFigure } from './breaker-figure.tsx';
import { CallsFigure } from './calls-figure.tsx';
import styles from './lane-row.module.css';
import { LaneTotals } from './lane-totals.tsx';
import type { LessonPlayer } from './lesson-player.ts';
import type { PlayedLane } from './played-run.ts';
import { useShownMs } from './use-lesson.ts';

interface Props {
  readonly player: LessonPlayer;
  readonly lane: PlayedLane;
  readonly at: number;
  readonly ghost: PlayedLane | undefined;
  readonly spanMs: number;
}

/** One lane: everything that is set in it, its calls, one of its breakers, and what became of all that was asked. */
export function LaneRow({ player, lane, at, ghost, spanMs }: Props) {
  return (
    <section className={styles['lane']} aria-label={lane.name} data-lane={at}>
      <header className={styles['head']}>
        <h2 className={styles['name']}>{lane.name}</h2>
        <p className={styles['facts']}>{lane.facts.join(' · ')}</p>
      </header>
      <div className={styles['body']}>
        <CallsFigure player={player} lane={lane} spanMs={spanMs} />
        <Breakers player={player} lane={lane} />
      </div>
      <LaneTotals player={player} lane={lane} ghost={ghost} />
    </section>
  );
}

function Breakers({ player, lane }: { readonly player: LessonPlayer; readonly lane: PlayedLane }) {
  const [chosen, setChosen] = useState(0);
  const ms = useShownMs(player);
  const { breakers } = lane.log;
  const replay = lane.replays[chosen];
  if (replay === undefined)
    return <p className={styles['none']}>No breaker: every call goes to the dependency.</p>;
  return (
    <div className={styles['breakers']}>
      {breakers.length > 1 && (
        <div className={styles['fleet']}>
          <Select
            aria-label={`Breaker of ${lane.name}`}
            value={String(chosen)}
            onChange={(next) => setChosen(Number(next))}
            options={lane.breakerNames.map((label, place) => ({ value: String(place), label }))}
          />
          <p>{fleetSentence(lane.player.at(ms).breakers)}</p>
        </div>
      )}
      <BreakerFigure key={chosen} lane={lane} replay={replay} at={chosen} ms={ms} />
    </div>
  );
}

/** "3 of 20 open". */
function fleetSentence(states: readonly string[]): string {
  const open = states.filter((state) => state === 'open' || state === 'forced-open').length;
  return `${open} of ${states.length} open`;
}
