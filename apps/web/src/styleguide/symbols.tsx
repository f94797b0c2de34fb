import { BREAKER_STATES } from '@fuseboard/protocol';
import { stateEffect } from '../format/state-word.ts';
import { BreakerGlyph } from '../glyph/breaker-glyph.tsx';
import {
  CardsIcon,
  FoldIcon,
  DotsIcon,
  LockIcon,
  MoonIcon,
  RowsIcon,
  SearchIcon,
  SunIcon,
  SystemIcon,
  WallIcon,
} from '../ui/icons.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import styles from './styleguide.module.css';

const SIZES = [16, 20, 24, 40, 96];
const PROBES = [0, 2, 5].map((done) => ({ done, of: 5 }));

/** Six states, near its threshold, and a half-open period from no answer to all of them. */
export function Glyphs() {
  return SIZES.map((size) => (
    <div key={size} className={styles['flow']}>
      {BREAKER_STATES.map((state) => (
        <span key={state} data-state={state} title={state}>
          <BreakerGlyph state={state} size={size} />
        </span>
      ))}
      <span data-state="closed" title="near its threshold">
        <BreakerGlyph state="closed" size={size} detail={{ nearThreshold: true }} />
      </span>
      {PROBES.map((probes) => (
        <span key={probes.done} data-state="half-open" title={`probing ${probes.done} of ${probes.of}`}>
          <BreakerGlyph state="half-open" size={size} detail={{ probes }} />
        </span>
      ))}
    </div>
  ));
}

export function Badges() {
  return BREAKER_STATES.map((state) => (
    <div key={state} className={styles['flow']}>
      <StateBadge state={state} /> {stateEffect(state)}
    </div>
  ));
}

const ICONS = [
  SearchIcon,
  SunIcon,
  MoonIcon,
  SystemIcon,
  CardsIcon,
  RowsIcon,
  WallIcon,
  LockIcon,
  DotsIcon,
  FoldIcon,
];

export function Icons() {
  return (
    <div className={styles['flow']}>
      {ICONS.map((Icon, index) => (
        <Icon key={`${index}`} />
      ))}
    </div>
  );
}
