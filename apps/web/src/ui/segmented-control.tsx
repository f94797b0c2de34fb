import { type ReactNode, useId } from 'react';
import styles from './segmented-control.module.css';

interface Props<T extends string> {
  /** What is chosen here; its accessible name. */
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly {
    readonly value: T;
    readonly label: ReactNode;
    /** Where `label` is only an icon. */
    readonly name?: string;
  }[];
}

/** One of a few, all in sight: radio buttons that look like one control. */
export function SegmentedControl<T extends string>({ label, value, onChange, options }: Props<T>) {
  const name = useId();
  return (
    <fieldset className={styles['group']}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles['option']} title={option.name}>
          <input
            type="radio"
            className={styles['input']}
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            aria-label={option.name}
          />
          <span className={styles['face']}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
