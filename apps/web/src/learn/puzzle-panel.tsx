import { type Budget, L21, score, type Score } from '@fuseboard/simulator/lessons';
import { latency, percent } from '../format/quantity.ts';
import { Panel } from '../ui/panel.tsx';
import { Button } from '../ui/button.tsx';
import type { LessonPlayer } from './lesson-player.ts';
import { SettingDials } from './lane-settings.tsx';
import type { PlayedRun } from './played-run.ts';
import styles from './puzzle-panel.module.css';
import { OWN_CONFIG, turned } from './turns.ts';
import { useLesson } from './use-lesson.ts';

/** What a solution of each trace may cost. */
const BUDGETS: readonly Budget[] = [
  { succeeded: 65, p99Ms: 2_000, sent: 6_000 },
  { succeeded: 85, p99Ms: 2_000, sent: 10_000 },
];

/** The puzzle: find a configuration for a trace that nobody has explained, and see what it scores beside four that are given. */
export function PuzzlePanel({ player }: { readonly player: LessonPlayer }) {
  const part = useLesson(player, (state) => state.moment.part);
  const turns = useLesson(player, (state) => state.moment.turns);
  const run = useLesson(player, (state) => state.reading?.parts[state.moment.part]);
  const budget = BUDGETS[part];
  const scenario = L21.parts[part]?.scenario;
  if (run === undefined || budget === undefined || scenario === undefined) return null;
  const own = scenario.lanes.length;
  const config = turned(scenario, turns).lanes[own]?.hops[0]?.breaker?.config;
  return (
    <Panel
      title="Your configuration"
      note={`Budget: ${percent(budget.succeeded)} answered, 99 of 100 within ${latency(budget.p99Ms)}, ${budget.sent} calls sent`}
      actions={
        config === undefined && (
          <Button
            size="small"
            onClick={() =>
              player.turn({
                type: 'setting',
                lane: own,
                setting: 'rate',
                value: OWN_CONFIG.failureRateThreshold ?? 50,
              })
            }
          >
            Add a lane of your own
          </Button>
        )
      }
    >
      {config !== undefined && <SettingDials player={player} lane={own} config={config} />}
      <Scores run={run} budget={budget} />
    </Panel>
  );
}

function Scores({ run, budget }: { readonly run: PlayedRun; readonly budget: Budget }) {
  return (
    <table className={styles['scores']}>
      <thead>
        <tr>
          <th scope="col">Lane</th>
          <th scope="col">Points of 100</th>
          <th scope="col">Answered</th>
          <th scope="col">99 of 100 within</th>
          <th scope="col">Sent</th>
        </tr>
      </thead>
      <tbody>
        {run.lanes.map(({ name }, at) => (
          <ScoreRow key={name} name={name} score={scoreOf(run, at, budget)} />
        ))}
      </tbody>
    </table>
  );
}

/** Of the whole trace, seen or not: a score says how it went, not what there was. */
function scoreOf({ durationMs, checksum, lanes }: PlayedRun, lane: number, budget: Budget): Score {
  return score({ durationMs, checksum, lanes: lanes.map(({ log }) => log) }, lane, budget);
}

function ScoreRow({
  name,
  score: { points, succeeded, p99Ms, sent },
}: {
  readonly name: string;
  readonly score: Score;
}) {
  return (
    <tr data-own={name === 'yours' || undefined}>
      <th scope="row">{name}</th>
      <td data-points>{points}</td>
      <td>{percent(succeeded)}</td>
      <td>{latency(p99Ms)}</td>
      <td>{sent}</td>
    </tr>
  );
}
