import { Slider as Base } from '@base-ui/react/slider';
import styles from './slider.module.css';

interface Props {
  /** Its accessible name. */
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  readonly step?: number;
  readonly disabled?: boolean;
  /** With its unit, for who cannot see the scale. */
  readonly describe: (value: number) => string;
  /** With every movement. */
  readonly onChange: (value: number) => void;
  /** When it is let go, or after a key. */
  readonly onCommit: (value: number) => void;
}

export function Slider({
  label,
  value,
  min = 0,
  max,
  step = 1,
  disabled = false,
  describe,
  onChange,
  onCommit,
}: Props) {
  return (
    <Base.Root
      className={styles['slider']}
      value={Math.min(max, Math.max(min, value))}
      min={min}
      max={max}
      step={step}
      largeStep={step * 10}
      disabled={disabled}
      onValueChange={(next) => onChange(next)}
      onValueCommitted={(next) => onCommit(next)}
    >
      <Base.Control className={styles['control']}>
        <Base.Track className={styles['track']}>
          <Base.Indicator className={styles['indicator']} />
          <Base.Thumb
            className={styles['thumb']}
            aria-label={label}
            getAriaValueText={(_, current) => describe(current)}
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
