import { memo } from 'react';
import { stateWord } from '../format/state-word.ts';
import { duration, momentTime } from '../format/time.ts';
import styles from './state-ribbon.module.css';
import type { StateBand } from './state-bands.ts';
import { positionIn, type TimeDomain } from './time-axis.ts';

interface Props {
  readonly bands: readonly StateBand[];
  readonly domain: TimeDomain;
  /** What it is of; its accessible name begins with it. */
  readonly label: string;
  /** An instant of the domain; left out: the time of day. */
  readonly inWords?: (at: number) => string;
}

/** The states over time as one strip; told apart by the line on top as well as by colour. */
export const StateRibbon = memo(function StateRibbon({ bands, domain, label, inWords }: Props) {
  const told = inWords ?? ((at: number) => momentTime(at, domain.to));
  return (
    <div className={styles['ribbon']} role="img" aria-label={`${label}: ${describe(bands)}`}>
      {bands.map((band) => {
        const start = positionIn(domain, band.from);
        const share = positionIn(domain, band.to) - start;
        return (
          <span
            key={band.from}
            className={styles['band']}
            data-state={band.state}
            title={`${stateWord(band.state)}, ${told(band.from)} to ${told(band.to)}`}
            style={{ insetInlineStart: `${start * 100}%`, inlineSize: `${share * 100}%` }}
          >
            {/* A word that does not fit wraps below the strip, out of sight. */}
            <i />
            <span className={styles['word']}>{stateWord(band.state)}</span>
          </span>
        );
      })}
    </div>
  );
});

const TOLD = 12;

function describe(bands: readonly StateBand[]): string {
  const told = bands
    .slice(-TOLD)
    .map((band) => `${stateWord(band.state)} for ${duration(band.to - band.from)}`);
  return told.length < bands.length
    ? `latest ${TOLD} of ${bands.length}: ${told.join(', ')}`
    : told.join(', ');
}
