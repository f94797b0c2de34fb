import type { CallView } from '@fuseboard/protocol';
import { type PointerEvent, type Ref, useEffect, useRef, useState } from 'react';
import { latency } from '../format/quantity.ts';
import { serverNow } from '../store/server-clock.ts';
import { callInWords } from './call-words.ts';
import { heightY } from './call-strip-paint.ts';
import { type CallRing, decades } from './call-strip-series.ts';
import inks from './call-inks.module.css';
import styles from './call-strip.module.css';
import { StripCanvas } from './strip-canvas.ts';

const STRIP_HEIGHT = 132;
export const STRIP_SPAN = 30_000;

interface Props {
  readonly ring: CallRing;
  readonly paused: boolean;
}

/** Each dot one real call, drawn by the animation frame, outside React; the pointer asks for one in words. */
export function CallStrip({ ring, paused }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = useRef<HTMLDivElement>(null);
  const strip = useRef<StripCanvas | null>(null);
  const [top, setTop] = useState(1_000);
  const [pointed, setPointed] = useState<CallView | null>(null);

  useEffect(() => {
    if (!canvas.current || !palette.current) return undefined;
    const surfaces = { canvas: canvas.current, palette: palette.current };
    const drawn = new StripCanvas(surfaces, { ring, span: STRIP_SPAN, now: serverNow, onTop: setTop });
    strip.current = drawn;
    return () => drawn.close();
  }, [ring]);
  useEffect(() => strip.current?.hold(paused), [paused]);

  const point = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setPointed(strip.current?.point({ x: event.clientX - box.left, y: event.clientY - box.top }) ?? null);
  };
  const leave = () => {
    strip.current?.point(null);
    setPointed(null);
  };
  return (
    <div className={styles['strip']}>
      <Palette ref={palette} />
      <DurationAxis top={top} />
      <canvas
        ref={canvas}
        className={styles['canvas']}
        style={{ blockSize: STRIP_HEIGHT }}
        role="img"
        aria-label="Calls of the last 30 seconds; the table has the latest in words"
        onPointerMove={point}
        onPointerLeave={leave}
      />
      <p className={styles['foot']}>
        <span data-label>30 s ago</span>
        <span className={styles['pointed']}>
          {pointed === null ? 'Point at a call to read it.' : callInWords(pointed)}
        </span>
        <span data-label>now</span>
      </p>
    </div>
  );
}

/** Never seen: its children carry the colours for the canvas to read. */
function Palette({ ref }: { readonly ref: Ref<HTMLDivElement> }) {
  return (
    <div ref={ref} hidden>
      {PALETTE.map((name) => (
        <i key={name} data-colour={name} className={inks[name]} />
      ))}
    </div>
  );
}

const PALETTE = ['success', 'slow', 'failure', 'ink', 'faint', 'grid'] as const;

function DurationAxis({ top }: { readonly top: number }) {
  const frame = { height: STRIP_HEIGHT, top };
  return (
    <div className={styles['axis']} aria-hidden="true" style={{ blockSize: STRIP_HEIGHT }}>
      {decades(top).map((ms) => (
        <span key={ms} data-label style={{ insetBlockStart: heightY(ms, frame) }}>
          {latency(ms)}
        </span>
      ))}
      <span data-label style={{ insetBlockStart: STRIP_HEIGHT - 9 }}>
        refused
      </span>
    </div>
  );
}
