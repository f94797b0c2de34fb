import { StateRibbon } from '../charts/state-ribbon.tsx';
import { instant } from './instant.ts';
import styles from './lane-ribbon.module.css';
import { fleetBands, laneBands } from './lane-bands.ts';
import type { PlayedLane } from './played-run.ts';

interface Props {
  readonly lane: PlayedLane;
  /** As it was before something was turned. */
  readonly ghost: PlayedLane | undefined;
  readonly durationMs: number;
  readonly end: number;
}

export function LaneRibbon({ lane, ghost, durationMs, end }: Props) {
  return (
    <>
      <span className={styles['name']} title={lane.name}>
        {lane.name}
      </span>
      <div className={styles['ribbons']}>
        <Ribbon lane={lane} durationMs={durationMs} end={end} label={lane.name} />
        {ghost !== undefined && (
          <div className={styles['ghost']}>
            <Ribbon
              lane={ghost}
              durationMs={durationMs}
              end={end}
              label={`${lane.name}, before it was turned`}
            />
          </div>
        )}
      </div>
    </>
  );
}

function Ribbon({ lane, durationMs, end, label }: Omit<Props, 'ghost'> & { readonly label: string }) {
  const { length } = lane.log.breakers;
  if (length === 0) return <p className={styles['none']}>no breaker: every call passes</p>;
  const domain = { from: 0, to: durationMs };
  if (length === 1)
    return (
      <StateRibbon bands={laneBands(lane.log, 0, end)} domain={domain} label={label} inWords={instant} />
    );
  const bands = fleetBands(lane.log, end);
  const worst = Math.max(0, ...bands.map(({ open }) => open));
  return (
    <div
      className={styles['fleet']}
      role="img"
      aria-label={`${label}: at most ${worst} of ${length} breakers open at once`}
    >
      {bands.map(({ from, to, open, halfOpen }) => (
        <span
          key={from}
          className={styles['stretch']}
          title={`${open} of ${length} open, ${halfOpen} half-open, from ${instant(from)} to ${instant(to)}`}
          style={{
            insetInlineStart: `${(from / durationMs) * 100}%`,
            inlineSize: `${((to - from) / durationMs) * 100}%`,
          }}
        >
          <i className={styles['open']} style={{ blockSize: `${(open / length) * 100}%` }} />
          <i className={styles['half']} style={{ blockSize: `${(halfOpen / length) * 100}%` }} />
        </span>
      ))}
      <span className={styles['of']}>{length} breakers; filled: open</span>
    </div>
  );
}
