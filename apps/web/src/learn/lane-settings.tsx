import type { Scenario, SimulatedConfig } from '@fuseboard/simulator';
import { useState } from 'react';
import { Select } from '../ui/select.tsx';
import { Slider } from '../ui/slider.tsx';
import styles from './dials.module.css';
import type { LessonPlayer } from './lesson-player.ts';
import { SETTING_SPECS, type SettingSpec, settingWords } from './setting-specs.ts';
import { turned } from './turns.ts';
import { useLesson } from './use-lesson.ts';

interface Props {
  readonly player: LessonPlayer;
  readonly scenario: Scenario;
}

/** A lane's configuration, a dial a setting; a run has it from its beginning. */
export function LaneSettings({ player, scenario }: Props) {
  const turns = useLesson(player, (state) => state.moment.turns);
  const [chosen, setChosen] = useState<string | null>(null);
  const lanes = turned(scenario, turns).lanes.flatMap(({ name, hops }, at) => {
    const config = hops.find(({ breaker }) => breaker !== undefined)?.breaker?.config;
    return config === undefined ? [] : [{ value: String(at), label: name, config }];
  });
  const lane = lanes.find(({ value }) => value === chosen) ?? lanes[0];
  if (lane === undefined) return null;
  return (
    <details className={styles['settings']}>
      <summary>A lane&apos;s configuration, from the beginning of the run</summary>
      <div className={styles['row']}>
        <Select aria-label="Lane to configure" value={lane.value} onChange={setChosen} options={lanes} />
      </div>
      <SettingDials player={player} lane={Number(lane.value)} config={lane.config} />
    </details>
  );
}

interface DialsProps {
  readonly player: LessonPlayer;
  readonly lane: number;
  readonly config: SimulatedConfig;
}

export function SettingDials({ player, lane, config }: DialsProps) {
  return (
    <div className={styles['dials']}>
      {SETTING_SPECS.map((spec) => (
        <SettingDial key={spec.setting} player={player} lane={lane} spec={spec} value={spec.read(config)} />
      ))}
    </div>
  );
}

interface DialProps {
  readonly player: LessonPlayer;
  readonly lane: number;
  readonly spec: SettingSpec;
  readonly value: number | null;
}

function SettingDial({ player, lane, spec, value }: DialProps) {
  const [held, setHeld] = useState<number | null>(null);
  const shown = held ?? value;
  const commit = (next: number) => {
    setHeld(null);
    player.turn({ type: 'setting', lane, setting: spec.setting, value: next });
  };
  return (
    <div className={styles['dial']}>
      <span>{spec.name}</span>
      <Slider
        label={spec.name}
        value={shown ?? spec.min}
        min={spec.min}
        max={spec.max}
        step={spec.step}
        describe={(next) => settingWords(spec, next)}
        onChange={setHeld}
        onCommit={commit}
      />
      <span className={styles['value']}>{shown === null ? 'not set' : settingWords(spec, shown)}</span>
    </div>
  );
}
