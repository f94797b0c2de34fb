import { classNames } from './class-names.ts';
import styles from './skeleton.module.css';

interface Props {
  /** CSS lengths. */
  readonly width?: string;
  readonly height?: string;
  readonly className?: string;
}

/** Holds the place of something that is on its way; still, since a pulsing page says nothing more. */
export function Skeleton({ width = '100%', height = '1em', className }: Props) {
  return (
    <span
      className={classNames(styles['skeleton'], className)}
      style={{ inlineSize: width, blockSize: height }}
      aria-hidden="true"
    />
  );
}
