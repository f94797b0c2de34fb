import { memo } from 'react';
import { Link } from 'wouter';
import { useSelected } from '../commands/selection.ts';
import { percent } from '../format/quantity.ts';
import { stateWord } from '../format/state-word.ts';
import { BreakerGlyph } from '../glyph/breaker-glyph.tsx';
import type { BreakerEntry } from '../store/board-state.ts';
import { useBreaker, useNumbers } from '../store/hooks.ts';
import { lasted } from './breaker-card.tsx';
import { Clocked } from './clocked.tsx';
import { NextStep, useProbes } from './next-step.tsx';
import type { WallGrid } from './wall-shape.ts';
import styles from './wall.module.css';

interface Props {
  /** The breaker's. */
  readonly name: string;
  readonly grid: WallGrid;
  readonly urgent: boolean;
  /** Whether Tab stops here; null: it is no link. */
  readonly stop: boolean | null;
  readonly x: number;
  readonly y: number;
}

/** A calm one listens to no numbers: a thousand of them cost nothing while nothing moves. */
export const WallTile = memo(function WallTile({ name, grid, urgent, stop, x, y }: Props) {
  const entry = useBreaker(name);
  if (!entry) return null;
  const { tileWidth, tileHeight, textSize } = grid;
  return (
    <li
      className={styles['tile']}
      style={{
        inlineSize: tileWidth,
        blockSize: tileHeight,
        transform: `translate(${x}px, ${y}px)`,
        fontSize: textSize,
      }}
      data-breaker={name}
      data-state={entry.state}
      data-detail={grid.detail}
      data-urgent={urgent || undefined}
      data-override={entry.override !== null || undefined}
      title={grid.detail === 'full' ? undefined : `${name}: ${stateWord(entry.state)}`}
    >
      {/* Of another size it is there anew: what moves within its tile would count as a shift. */}
      <Content key={`${tileWidth} ${tileHeight}`} entry={entry} grid={grid} urgent={urgent} stop={stop} />
    </li>
  );
});

interface ContentProps {
  readonly entry: BreakerEntry;
  readonly grid: WallGrid;
  readonly urgent: boolean;
  readonly stop: boolean | null;
}

function Content({ entry, grid, urgent, stop }: ContentProps) {
  const { name, state } = entry;
  const full = grid.detail === 'full';
  const size = glyphSize(grid);
  return (
    <>
      {state === 'half-open' ? (
        <ProbingGlyph entry={entry} size={size} />
      ) : (
        <BreakerGlyph state={state} size={size} detail={{ nearThreshold: urgent }} />
      )}
      <span className={grid.detail === 'glyph' ? 'visually-hidden' : styles['name']}>
        {stop === null ? name : <TileLink name={name} stop={stop} />}
      </span>
      <span key={state} className={full ? styles['state'] : 'visually-hidden'}>
        <strong>{stateWord(state)}</strong> {full && urgent && <Clocked at={entry.since} text={lasted} />}
      </span>
      {full && (
        <span className={styles['next']}>
          <NextStep entry={entry} otherwise={urgent && <Near entry={entry} />} />
        </span>
      )}
    </>
  );
}

/** Reaches over the whole tile. */
function TileLink({ name, stop }: { readonly name: string; readonly stop: boolean }) {
  return (
    <Link
      href={`/b/${name}`}
      className={styles['link']}
      tabIndex={stop ? 0 : -1}
      data-item={name}
      data-selected={useSelected(name) || undefined}
    >
      {name}
    </Link>
  );
}

function ProbingGlyph({ entry, size }: { readonly entry: BreakerEntry; readonly size: number }) {
  return <BreakerGlyph state="half-open" size={size} detail={{ probes: useProbes(entry) }} />;
}

/** Closed, and not far from opening. */
function Near({ entry }: { readonly entry: BreakerEntry }) {
  const failureRate = useNumbers(entry.name)?.failureRate ?? null;
  return failureRate === null ? 'near its threshold' : `near: ${percent(failureRate)} errors`;
}

const glyphSize = ({ detail, tileWidth, tileHeight, textSize }: WallGrid): number =>
  Math.round(detail === 'glyph' ? Math.min(tileWidth, tileHeight) * 0.8 : textSize * SIZES[detail]);

const SIZES = { name: 1.8, full: 2.6 } as const;
