import { useEffect, useRef } from 'react';
import { CallCanvas } from './call-canvas.ts';
import { CALL_COLOURS } from './call-paint.ts';
import inks from '../charts/call-inks.module.css';
import styles from './calls-figure.module.css';
import type { LessonPlayer } from './lesson-player.ts';
import type { PlayedLane } from './played-run.ts';

interface Props {
  readonly player: LessonPlayer;
  readonly lane: PlayedLane;
  readonly spanMs: number;
}

/** Every call of the latest past: from the caller's line down to the dependency's, in the time it takes. */
export function CallsFigure({ player, lane, spanMs }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = useRef<HTMLDivElement>(null);
  const { marks } = lane;
  useEffect(() => {
    if (!canvas.current || !palette.current) return undefined;
    const drawn = new CallCanvas(
      { canvas: canvas.current, palette: palette.current },
      { marks, spanMs, player },
    );
    return () => drawn.close();
  }, [marks, spanMs, player]);
  return (
    <div className={styles['calls']}>
      <div ref={palette} hidden>
        {CALL_COLOURS.map((name) => (
          <i key={name} data-colour={name} className={inks[name]} />
        ))}
      </div>
      <div className={styles['axis']} aria-hidden="true">
        <span>caller</span>
        <span>{marks.hops === 1 ? 'breaker' : `${marks.hops} services`}</span>
        <span>dependency</span>
      </div>
      <canvas
        ref={canvas}
        className={styles['canvas']}
        data-hops={marks.hops > 1 || undefined}
        role="img"
        aria-label={`Calls of ${lane.name}; the table of events has them in words`}
      />
      {marks.bundle > 1 && <p className={styles['ratio']}>1 mark = {marks.bundle} calls</p>}
    </div>
  );
}
