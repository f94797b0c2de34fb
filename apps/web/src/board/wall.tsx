import { useMemo, useRef } from 'react';
import { boardLines } from './board-lines.ts';
import { useListKeys } from './use-list-keys.ts';
import { type Room, useRoom } from './use-room.ts';
import styles from './wall.module.css';
import { placeOf, type WallGrid, wallShape } from './wall-shape.ts';
import { WallTile } from './wall-tile.tsx';

interface Props {
  readonly names: readonly string[];
  /** Of them, those that need somebody. */
  readonly urgent: ReadonlySet<string>;
  /** For a screen that nobody touches: nothing can be pressed. */
  readonly still?: boolean;
}

/** Every breaker on one screen, as large as they fit. */
export function Wall({ names, urgent, still = false }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const room = useRoom(root);
  const parts = useMemo(
    () => ({
      urgent: names.filter((name) => urgent.has(name)),
      calm: names.filter((name) => !urgent.has(name)),
    }),
    [names, urgent],
  );
  return (
    <div ref={root} className={styles['room']}>
      {room.width > 0 && <Tiles {...parts} room={room} still={still} />}
    </div>
  );
}

interface TilesProps {
  readonly urgent: readonly string[];
  readonly calm: readonly string[];
  readonly room: Room;
  readonly still: boolean;
}

const stay = () => {};

function Tiles({ urgent, calm, room: { width, height }, still }: TilesProps) {
  const list = useRef<HTMLUListElement>(null);
  const letters = useMemo(
    () => [...urgent, ...calm].reduce((most, { length }) => Math.max(most, length), 0),
    [urgent, calm],
  );
  const shape = useMemo(
    () => wallShape({ width, height, urgent: urgent.length, calm: calm.length, letters }),
    [width, height, urgent.length, calm.length, letters],
  );
  const lines = useMemo(
    () => [
      ...boardLines([{ key: 'urgent', title: null, names: urgent }], shape.urgent.columns),
      ...boardLines([{ key: 'calm', title: null, names: calm }], shape.calm.columns),
    ],
    [urgent, calm, shape],
  );
  const { active, props } = useListKeys({ lines, scrollToLine: stay }, list);
  const tile = (grid: WallGrid, isUrgent: boolean) => (name: string, index: number) => (
    <WallTile
      key={name}
      name={name}
      grid={grid}
      urgent={isUrgent}
      stop={still ? null : name === active}
      {...placeOf(grid, index)}
    />
  );
  return (
    // The keys act on the links inside, which are what is focused.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul ref={list} className={styles['tiles']} style={{ blockSize: shape.height }} {...(still ? {} : props)}>
      {urgent.map(tile(shape.urgent, true))}
      {calm.map(tile(shape.calm, false))}
    </ul>
  );
}
