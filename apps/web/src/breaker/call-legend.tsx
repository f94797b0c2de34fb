import styles from './call-legend.module.css';

const KEYS = [
  { word: 'succeeded', sign: <circle cx="7" cy="5" r="3" className={styles['success']} /> },
  { word: 'slow', sign: <rect x="0.5" y="2.5" width="13" height="5" rx="2.5" className={styles['slow']} /> },
  { word: 'failed', sign: <path d="M3.5 1.5l7 7m0-7l-7 7" className={styles['failure']} /> },
  { word: 'refused', sign: <rect x="6" y="0" width="2" height="10" className={styles['ink']} /> },
  { word: 'ignored', sign: <circle cx="7" cy="5" r="3" className={styles['hollow']} /> },
  {
    word: 'probe',
    sign: <circle cx="7" cy="5" r="4.25" className={styles['probe']} />,
  },
  { word: 'late', sign: <circle cx="7" cy="5" r="3" className={styles['faint']} /> },
] as const;

/** The same shapes as on the strip. */
export function CallLegend() {
  return KEYS.map(({ word, sign }) => (
    <span key={word} className={styles['key']}>
      <svg width="14" height="10" aria-hidden="true">
        {sign}
      </svg>
      {word}
    </span>
  ));
}
