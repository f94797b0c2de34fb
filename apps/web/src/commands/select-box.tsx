import styles from './select-box.module.css';
import { selectUpTo, toggleSelected, useSelected } from './selection.ts';

interface Props {
  /** The breaker's. */
  readonly name: string;
  readonly tabIndex: 0 | -1;
  readonly className?: string | undefined;
}

/** Selects a breaker for a command for many; with Shift, everything up to it. */
export function SelectBox({ name, tabIndex, className }: Props) {
  const selected = useSelected(name);
  return (
    <label className={className}>
      <span className="visually-hidden">Select {name}</span>
      <input
        type="checkbox"
        className={styles['box']}
        tabIndex={tabIndex}
        checked={selected}
        data-select={name}
        onChange={() => undefined}
        onClick={(event) => {
          if (event.shiftKey) selectUpTo(name);
          else toggleSelected(name);
        }}
      />
    </label>
  );
}
