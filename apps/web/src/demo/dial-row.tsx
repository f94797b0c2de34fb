import { type KeyboardEvent, useState } from 'react';
import { dialValue } from '../entries/dial-changes.ts';
import { Slider } from '../ui/slider.tsx';
import styles from './dial-row.module.css';
import { type DialSpec, fromSlider, readDial } from './dial-specs.ts';
import { dials } from './dials.ts';

interface Props {
  readonly service: string;
  readonly spec: DialSpec;
  /** null: no limit, of the capacity only. */
  readonly value: number | null;
  /** Not as when the service is healthy. */
  readonly changed: boolean;
  readonly disabled: boolean;
}

/** A slider to drag and a field for the exact figure; the server hears of it when either is let go. */
export function DialRow({ service, spec, value, changed, disabled }: Props) {
  const { key, label, hint, unit, max, step } = spec;
  const turn = (next: number | null) => dials.turn(service, { [key]: next });
  return (
    <div
      className={styles['row']}
      data-changed={changed || undefined}
      data-unlimited={value === null || undefined}
    >
      <span className={styles['label']}>
        {label} <span className={styles['hint']}>{hint}</span>
      </span>
      <Slider
        label={`${service}: ${label}`}
        value={value ?? max}
        max={max}
        step={step}
        disabled={disabled}
        describe={(next) => dialValue(key, fromSlider(next, spec))}
        onChange={(next) => dials.hold(service, { [key]: fromSlider(next, spec) })}
        onCommit={(next) => turn(fromSlider(next, spec))}
      />
      <NumberField
        label={`${service}: ${label}, ${unit}`}
        spec={spec}
        value={value}
        disabled={disabled}
        onTurn={turn}
      />
      <span className={styles['unit']}>{unit}</span>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly spec: DialSpec;
  readonly value: number | null;
  readonly disabled: boolean;
  readonly onTurn: (value: number | null) => void;
}

/** What is typed counts with Enter or on leaving; an empty capacity is no limit. */
function NumberField({ label, spec, value, disabled, onTurn }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    if (typed === null) return;
    setTyped(null);
    const next = readDial(typed, spec);
    if (next === null && spec.key !== 'capacity') return;
    if (next !== value) onTurn(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') settle();
    if (event.key === 'Escape') setTyped(null);
  };
  return (
    <input
      className={styles['number']}
      aria-label={label}
      inputMode="numeric"
      placeholder="no limit"
      disabled={disabled}
      value={typed ?? value ?? ''}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={onKeyDown}
    />
  );
}
