import { EVENT } from '@fuseboard/simulator';
import { L21 } from '@fuseboard/simulator/lessons';
import { Slider } from '../ui/slider.tsx';
import { exactInstant, instant } from './instant.ts';
import { LaneRibbon } from './lane-ribbon.tsx';
import type { LessonPlayer } from './lesson-player.ts';
import { captionMarks, endOf, partOf } from './lesson-state.ts';
import type { PlayedRun } from './played-run.ts';
import styles from './timeline.module.css';
import type { Turn } from './turns.ts';
import { useLesson, useShownMs } from './use-lesson.ts';

const STEP_MS = 100;

/** The whole part on one axis: where one is, captions and what was turned, and every lane's states up to what may be seen. */
export function Timeline({ player }: { readonly player: LessonPlayer }) {
  const part = useLesson(player, partOf);
  const end = useLesson(player, endOf);
  const ghost = useLesson(player, (state) => state.ghost);
  if (part === null) return null;
  const { durationMs } = part;
  return (
    <div className={styles['timeline']}>
      <span className={styles['label']}>Timeline</span>
      <Scrubber player={player} durationMs={durationMs} />
      <span className={styles['label']}>Captions, weather</span>
      <Marks player={player} part={part} />
      <Cursor player={player} durationMs={durationMs} />
      {part.lanes.map((lane, at) => (
        <LaneRibbon key={lane.name} lane={lane} ghost={ghost?.lanes[at]} durationMs={durationMs} end={end} />
      ))}
      {end < durationMs && (
        <p className={styles['hidden']}>
          What comes after {instant(end)} is hidden until the question is answered.
        </p>
      )}
    </div>
  );
}

function Scrubber({ player, durationMs }: { readonly player: LessonPlayer; readonly durationMs: number }) {
  const ms = useShownMs(player);
  return (
    <Slider
      label="Time"
      value={ms}
      max={durationMs}
      step={STEP_MS}
      describe={exactInstant}
      onChange={(next) => player.seek(next)}
      onCommit={(next) => player.seek(next)}
    />
  );
}

function Cursor({ player, durationMs }: { readonly player: LessonPlayer; readonly durationMs: number }) {
  const ms = useShownMs(player);
  return (
    <span className={styles['over']} aria-hidden="true">
      <span className={styles['cursor']} style={{ insetInlineStart: `${(ms / durationMs) * 100}%` }} />
    </span>
  );
}

function Marks({ player, part }: { readonly player: LessonPlayer; readonly part: PlayedRun }) {
  const end = useLesson(player, endOf);
  const turns = useLesson(player, (state) => state.moment.turns);
  // The puzzle's traces are unseen: what ails them is for the reader to find out.
  const hides = useLesson(player, ({ lesson, revealed }) => lesson.id === L21.id && !revealed);
  useLesson(player, (state) => state.reading);
  const captions = captionMarks(player.store.getState());
  const share = (ms: number) => `${(ms / part.durationMs) * 100}%`;
  return (
    <div className={styles['marks']}>
      {(hides ? [] : weatherOf(part, end)).map(({ from, to }) => (
        <span
          key={from}
          className={styles['weather']}
          title={`bad weather from ${instant(from)} to ${instant(to)}`}
          style={{ insetInlineStart: share(from), inlineSize: share(to - from) }}
        />
      ))}
      {turns.filter(hasTime).map((turn) => (
        <span
          key={`${turn.atMs} ${turn.type}`}
          className={styles['turn']}
          title={`turned at ${instant(turn.atMs)}`}
          style={{ insetInlineStart: share(turn.atMs) }}
        />
      ))}
      {captions
        .filter(({ ms }) => ms <= end)
        .map(({ ms }, at) => (
          <button
            key={`${ms} ${at}`}
            type="button"
            className={styles['caption']}
            aria-label={`Caption ${at + 1}, at ${instant(ms)}`}
            style={{ insetInlineStart: share(ms) }}
            onClick={() => player.seek(ms)}
          >
            {at + 1}
          </button>
        ))}
    </div>
  );
}

const hasTime = (turn: Turn): turn is Exclude<Turn, { type: 'setting' }> => turn.type !== 'setting';

/** Stretches in which anything is wrong, up to `end`, ms. */
function weatherOf({ lanes, durationMs }: PlayedRun, end: number) {
  const log = lanes[0]?.log;
  if (log === undefined) return [];
  const stretches: { from: number; to: number }[] = [];
  let wrong = 0;
  for (const [row, kind] of log.events.kind.entries()) {
    const ms = (log.events.at[row] ?? 0) / 1_000;
    if (kind !== EVENT.weather || ms > end) continue;
    const begins = log.events.detail[row] === 1;
    if (begins && wrong === 0) stretches.push({ from: ms, to: Math.min(end, durationMs) });
    wrong += begins ? 1 : -1;
    const last = stretches.at(-1);
    if (wrong === 0 && last !== undefined) last.to = ms;
  }
  return stretches;
}
