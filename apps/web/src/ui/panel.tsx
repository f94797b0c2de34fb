import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './panel.module.css';

interface Props {
  readonly title: ReactNode;
  /** Beside the title. */
  readonly note?: ReactNode;
  /** At the far end of the title's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A titled part of a page, told apart by a hairline. */
export function Panel({ title, note, actions, children, className }: Props) {
  const heading = useId();
  return (
    <section className={classNames(styles['panel'], className)} aria-labelledby={heading}>
      <div className={styles['head']}>
        <h2 id={heading} className={styles['title']}>
          {title}
        </h2>
        {note !== undefined && <span className={styles['note']}>{note}</span>}
        {actions !== undefined && (
          <div className={styles['actions']} data-controls>
            {actions}
          </div>
        )}
      </div>
      {children}
    </section>
  );
}

/** The same ground for something that has a title of its own. */
export function Surface({ children }: { readonly children: ReactNode }) {
  return <div className={styles['panel']}>{children}</div>;
}
