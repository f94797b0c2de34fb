import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
  /** The next step. */
  readonly action?: ReactNode;
  /** Shown above the title. */
  readonly figure?: ReactNode;
}

/** In place of content that is not there: why, and what to do next. */
export function EmptyState({ title, children, action, figure }: Props) {
  return (
    <div className={styles['empty']}>
      {figure}
      <h2 className={styles['title']}>{title}</h2>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
