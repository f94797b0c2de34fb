import type { ReactNode } from 'react';
import styles from './icons.module.css';

interface Props {
  /** Pixels. */
  readonly size?: number;
}

const icon = (children: ReactNode) =>
  function Icon({ size = 16 }: Props) {
    return (
      <svg className={styles['icon']} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
        {children}
      </svg>
    );
  };

export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.25" />
    <path d="M10.25 10.25 14 14" />
  </>,
);

export const SunIcon = icon(
  <>
    <circle cx="8" cy="8" r="2.75" />
    <path d="M8 1.5v1.75M8 12.75v1.75M1.5 8h1.75M12.75 8h1.75M3.4 3.4l1.25 1.25M11.35 11.35l1.25 1.25M12.6 3.4l-1.25 1.25M4.65 11.35 3.4 12.6" />
  </>,
);

export const MoonIcon = icon(<path d="M13 9.8A5.5 5.5 0 0 1 6.2 3a5.5 5.5 0 1 0 6.8 6.8Z" />);

export const SystemIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.5" />
    <path className={styles['solid']} d="M8 2.5a5.5 5.5 0 0 1 0 11Z" />
  </>,
);

export const CardsIcon = icon(
  <>
    <rect x="2" y="2.5" width="5" height="4.75" rx="0.75" />
    <rect x="9" y="2.5" width="5" height="4.75" rx="0.75" />
    <rect x="2" y="8.75" width="5" height="4.75" rx="0.75" />
    <rect x="9" y="8.75" width="5" height="4.75" rx="0.75" />
  </>,
);

export const RowsIcon = icon(<path d="M2 3.5h12M2 6.5h12M2 9.5h12M2 12.5h12" />);

export const LockIcon = icon(
  <>
    <rect className={styles['solid']} x="3" y="7" width="10" height="7" rx="1.25" />
    <path d="M5.25 7V4.9a2.75 2.75 0 0 1 5.5 0V7" />
  </>,
);

export const DotsIcon = icon(<path className={styles['dots']} d="M3.5 8h.01M8 8h.01M12.5 8h.01" />);

/** Points down; turned to the side where what is below is put away. */
export const FoldIcon = icon(<path d="M3 5.5 8 10.5 13 5.5" />);

export const WallIcon = icon(
  <>
    <rect x="1.75" y="3" width="12.5" height="8" rx="1" />
    <path d="M8 11v2.5M5 13.75h6" />
  </>,
);
