import { Field as Base } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import styles from './select.module.css';

interface Props extends Omit<ComponentProps<'select'>, 'ref' | 'onChange'> {
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The browser's own select, tied to the label, the hint and the error of its `Field`. */
export function ChoiceInput({ options, onChange, ...rest }: Props) {
  return (
    <Base.Control
      className={styles['select']}
      render={
        <select {...rest} onChange={(event) => onChange(event.target.value)}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      }
    />
  );
}
