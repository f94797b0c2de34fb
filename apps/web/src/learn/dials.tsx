import { type Scenario } from '@fuseboard/simulator';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Select } from '../ui/select.tsx';
import { Slider } from '../ui/slider.tsx';
import { DIAL_SPECS, type DialSpec, dialWords } from './dial-words.ts';
import styles from './dials.module.css';
import { exactInstant, instant } from './instant.ts';
import type { LessonPlayer } from './lesson-player.ts';
import { LaneSettings } from './lane-settings.tsx';
import { dialsAt, type Turn } from './turns.ts';
import { useLesson, useShownMs } from './use-lesson.ts';

/** What one can turn at the present instant: the weather, an operator's hand, and the lanes' configuration. */
export function Dials({ player }: { readonly player: LessonPlayer }) {
  const lesson = useLesson(player, (state) => state.lesson);
  const part = useLesson(player, (state) => state.moment.part);
  const turns = useLesson(player, (state) => state.moment.turns);
  const ms = useShownMs(player);
  const scenario = lesson.parts[part]?.scenario;
  if (scenario === undefined) return null;
  const standing = dialsAt(turns, ms);
  return (
    <Panel
      title="Turn something"
      note={`from ${exactInstant(ms)} on; the run before stays as a ghost`}
      actions={
        <Button size="small" aria-disabled={turns.length === 0 || undefined} onClick={() => player.reset()}>
          Reset all
        </Button>
      }
    >
      <div className={styles['dials']}>
        {DIAL_SPECS.filter(({ dial }) => dial !== 'key' || scenario.workload.keys !== undefined).map(
          (spec) => (
            <Dial
              key={spec.dial}
              player={player}
              spec={withKeys(spec, scenario)}
              value={standing[spec.dial] ?? null}
            />
          ),
        )}
      </div>
      <div className={styles['row']}>
        <Button
          size="small"
          aria-disabled={Object.keys(standing).length === 0 || undefined}
          onClick={() => player.turn({ type: 'release', atMs: player.store.getState().moment.ms })}
        >
          Give the weather back to the lesson
        </Button>
        <Operator player={player} scenario={scenario} />
      </div>
      <LaneSettings player={player} scenario={scenario} />
      <TurnList turns={turns} />
    </Panel>
  );
}

function withKeys(spec: DialSpec, { workload }: Scenario): DialSpec {
  return spec.dial === 'key' ? { ...spec, max: workload.keys?.weights.length ?? 0 } : spec;
}

interface DialProps {
  readonly player: LessonPlayer;
  readonly spec: DialSpec;
  /** null: as the lesson has it. */
  readonly value: number | null;
}

function Dial({ player, spec, value }: DialProps) {
  const [held, setHeld] = useState<number | null>(null);
  const shown = held ?? value;
  const commit = (next: number) => {
    setHeld(null);
    player.turn({ type: 'dial', dial: spec.dial, value: next, atMs: player.store.getState().moment.ms });
  };
  return (
    <div className={styles['dial']} data-turned={value !== null || undefined}>
      <span className={styles['name']}>{spec.name}</span>
      <Slider
        label={spec.name}
        value={shown ?? spec.rest}
        min={spec.min}
        max={spec.max}
        step={spec.step}
        describe={(next) => dialWords(spec, next)}
        onChange={setHeld}
        onCommit={commit}
      />
      <span className={styles['value']}>{shown === null ? 'as the lesson' : dialWords(spec, shown)}</span>
    </div>
  );
}

/** What the board's operator can do, to a lane's breakers. */
function Operator({ player, scenario }: { readonly player: LessonPlayer; readonly scenario: Scenario }) {
  const [lane, setLane] = useState('0');
  const guarded = scenario.lanes.flatMap(({ name, hops }, at) =>
    hops.some(({ breaker }) => breaker !== undefined) ? [{ value: String(at), label: name }] : [],
  );
  const [first] = guarded;
  if (first === undefined) return null;
  const chosen = guarded.some(({ value }) => value === lane) ? lane : first.value;
  const command = (what: 'force-open' | 'reset') => () =>
    player.turn({
      type: 'command',
      command: what,
      lane: Number(chosen),
      atMs: player.store.getState().moment.ms,
    });
  return (
    <div className={styles['row']}>
      <Select aria-label="Lane to command" value={chosen} onChange={setLane} options={guarded} />
      <Button size="small" onClick={command('force-open')}>
        Force open
      </Button>
      <Button size="small" onClick={command('reset')}>
        Reset
      </Button>
    </div>
  );
}

function TurnList({ turns }: { readonly turns: readonly Turn[] }) {
  if (turns.length === 0) return null;
  return (
    <ol className={styles['turns']} aria-label="What was turned">
      {turns.map((turn, at) => (
        <li key={`${at} ${turn.type}`}>{turnWords(turn)}</li>
      ))}
    </ol>
  );
}

function turnWords(turn: Turn): string {
  switch (turn.type) {
    case 'dial': {
      const spec = DIAL_SPECS.find(({ dial }) => dial === turn.dial);
      return `${instant(turn.atMs)}: ${spec === undefined ? turn.dial : `${spec.name} ${dialWords(spec, turn.value)}`}`;
    }
    case 'release':
      return `${instant(turn.atMs)}: the weather is the lesson's again`;
    case 'command':
      return `${instant(turn.atMs)}: ${turn.command === 'reset' ? 'reset' : 'forced open'}, lane ${turn.lane + 1}`;
    case 'setting':
      return `from the beginning: ${turn.setting} ${turn.value}, lane ${turn.lane + 1}`;
    default:
      return turn satisfies never;
  }
}
