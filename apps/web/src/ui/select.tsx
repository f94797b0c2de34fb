import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import styles from './select.module.css';

interface Props<T extends string> extends Omit<ComponentProps<'select'>, 'value' | 'onChange'> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly { readonly value: T; readonly label: string; readonly disabled?: boolean }[];
}

/** The browser's own: right on a phone, with a screen reader and a keyboard, and free of charge. */
export function Select<T extends string>({ value, onChange, options, className, ...rest }: Props<T>) {
  return (
    <select
      {...rest}
      className={classNames(styles['select'], className)}
      value={value}
      onChange={(event) => onChange(event.target.value as T)} // only the options' values can be chosen
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
