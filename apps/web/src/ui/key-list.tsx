import { Kbd } from './kbd.tsx';
import styles from './key-list.module.css';

export interface KeyLine {
  readonly keys: readonly string[];
  readonly what: string;
}

/** What keys do, a line each. */
export function KeyList({ lines }: { readonly lines: readonly KeyLine[] }) {
  return (
    <dl className={styles['keys']}>
      {lines.map(({ keys, what }) => (
        <div key={what} className={styles['row']}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
