import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

export interface ButtonProps extends ComponentProps<'button'> {
  /** One `primary` a dialog at most; `danger` for what cuts calls off. */
  readonly tone?: 'default' | 'primary' | 'danger' | 'quiet';
  readonly size?: 'small' | 'medium';
}

export function Button({
  tone = 'default',
  size = 'medium',
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(styles['button'], styles[tone], styles[size], className)}
    />
  );
}
