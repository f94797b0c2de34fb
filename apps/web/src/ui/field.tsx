import { Field as Base } from '@base-ui/react/field';
import type { ComponentProps, ReactNode } from 'react';
import styles from './field.module.css';

interface Props {
  readonly label: ReactNode;
  /** What to write, or in which unit. */
  readonly hint?: ReactNode;
  /** In words, what is wrong; null while nothing is. */
  readonly error?: string | null;
  /** A `TextInput`, `TextArea` or `Select`. */
  readonly children: ReactNode;
}

/** Ties a label, a hint and an error to one control. */
export function Field({ label, hint, error = null, children }: Props) {
  return (
    <Base.Root className={styles['field']} invalid={error !== null}>
      <Base.Label className={styles['label']}>{label}</Base.Label>
      {children}
      {hint !== undefined && <Base.Description className={styles['hint']}>{hint}</Base.Description>}
      {error !== null && (
        <Base.Error className={styles['error']} match>
          {error}
        </Base.Error>
      )}
    </Base.Root>
  );
}

export function TextInput(props: ComponentProps<'input'>) {
  return <Base.Control {...props} className={styles['control']} />;
}

export function TextArea(props: ComponentProps<'textarea'>) {
  const { ref, ...rest } = props;
  return <Base.Control render={<textarea {...rest} ref={ref} />} className={styles['control']} />;
}
