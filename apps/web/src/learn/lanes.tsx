import { CallLegend } from './call-legend.tsx';
import { LaneRow } from './lane-row.tsx';
import type { LessonPlayer } from './lesson-player.ts';
import type { PlayedRun } from './played-run.ts';
import styles from './lanes.module.css';
import { useLesson } from './use-lesson.ts';
import { callsSpan } from './call-place.ts';
import { scenarioFacts } from './scenario-facts.ts';
import { BookTable } from './book-table.tsx';
import { PuzzlePanel } from './puzzle-panel.tsx';

interface Props {
  readonly player: LessonPlayer;
  readonly part: PlayedRun;
}

/** The lanes under one another, on one time axis; what a lesson has besides comes first. */
export function Lanes({ player, part }: Props) {
  const ghost = useLesson(player, (state) => state.ghost);
  const { id, parts } = useLesson(player, (state) => state.lesson);
  const scenario = parts[useLesson(player, (state) => state.moment.part)]?.scenario;
  const facts = scenario === undefined ? [] : scenarioFacts(scenario);
  const span = callsSpan(
    part.lanes.map(({ marks }) => marks.at.length),
    part.durationMs,
  );
  return (
    <>
      {id === 'L1' && <BookTable player={player} part={part} />}
      {id === 'L21' && <PuzzlePanel player={player} />}
      <section className={styles['lanes']} aria-label="Lanes">
        <p className={styles['facts']}>All lanes meet the same: {facts.join(' · ')}</p>
        <CallLegend spanMs={span} />
        {part.lanes.map((lane, at) => (
          <LaneRow
            key={lane.name}
            player={player}
            lane={lane}
            at={at}
            ghost={ghost?.lanes[at]}
            spanMs={span}
          />
        ))}
      </section>
    </>
  );
}
