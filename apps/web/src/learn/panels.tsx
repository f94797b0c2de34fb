import { SegmentedControl } from '../ui/segmented-control.tsx';
import { ConfigPanel } from './config-panel.tsx';
import { Dials } from './dials.tsx';
import { EventTable } from './event-table.tsx';
import { Lanes } from './lanes.tsx';
import type { LessonPlayer } from './lesson-player.ts';
import { partOf } from './lesson-state.ts';
import type { Panel } from './moment.ts';
import styles from './panels.module.css';
import { RunFoot } from './run-foot.tsx';
import { useLesson } from './use-lesson.ts';

const NAMES: Readonly<Record<Panel, string>> = {
  figure: 'Lanes',
  table: 'Events, as a table',
  config: 'Take the configuration',
};

/** What is drawn, the same in words, or what one takes home. */
export function Panels({ player }: { readonly player: LessonPlayer }) {
  const panel = useLesson(player, (state) => state.moment.panel);
  const part = useLesson(player, partOf);
  if (part === null) return null;
  return (
    <>
      <div className={styles['choice']}>
        <SegmentedControl
          label="Shown"
          value={panel}
          onChange={(next) => player.panel(next)}
          options={(['figure', 'table', 'config'] as const).map((value) => ({ value, label: NAMES[value] }))}
        />
      </div>
      {panel === 'figure' && (
        <>
          <Lanes player={player} part={part} />
          <Dials player={player} />
        </>
      )}
      {panel === 'table' && <EventTable player={player} part={part} />}
      {panel === 'config' && <ConfigPanel player={player} />}
      <RunFoot player={player} part={part} />
    </>
  );
}
