import { BreakerCard } from '../board/breaker-card.tsx';
import { BreakerRow } from '../board/breaker-row.tsx';
import { BREAKERS } from './fixture.ts';
import styles from './styleguide.module.css';

const NAMES = BREAKERS.map(({ name }) => name);
/** As the board has them, px. */
const LARGE = 288;
const COMPACT = 176;
const ROW = 24;
const TOUCH_ROW = 48;

export function LargeCards() {
  return NAMES.map((name) => (
    <div key={name} style={{ blockSize: LARGE }}>
      <BreakerCard name={name} active={false} tier="large" />
    </div>
  ));
}

export function CompactCards() {
  return NAMES.map((name) => (
    <div key={name} style={{ blockSize: COMPACT, inlineSize: 224 }}>
      <BreakerCard name={name} active={false} tier="compact" />
    </div>
  ));
}

/** What is old is grey. */
export function StaleCards() {
  return (
    <div data-stale className={styles['stack']}>
      {['open', 'closed'].map((name) => (
        <div key={name} style={{ blockSize: LARGE }}>
          <BreakerCard name={name} active={false} tier="large" />
        </div>
      ))}
    </div>
  );
}

export function TouchRows() {
  return <Rows height={TOUCH_ROW} />;
}

/** Wider than a look is: scrolls. */
export function WideRows() {
  return (
    <div style={{ overflowX: 'auto' }}>
      <div style={{ inlineSize: 620 }}>
        <Rows height={ROW} />
      </div>
    </div>
  );
}

function Rows({ height }: { readonly height: number }) {
  return NAMES.map((name) => (
    <div key={name} className={styles['row']} style={{ blockSize: height }}>
      <BreakerRow name={name} active={false} />
    </div>
  ));
}
