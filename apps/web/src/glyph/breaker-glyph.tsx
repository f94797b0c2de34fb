import type { BreakerState } from '@fuseboard/protocol';
import styles from './breaker-glyph.module.css';
import { type Drawing, drawingFor } from './drawing.ts';
import { Bypass, Eye, NearMark, Padlock, Probes } from './marks.tsx';

export interface GlyphDetail {
  /** Closed, and not far from tripping. */
  readonly nearThreshold?: boolean;
  /** Half-open: probes answered, of how many. */
  readonly probes?: { readonly done: number; readonly of: number } | null;
}

interface Props {
  readonly state: BreakerState;
  /** Pixels. */
  readonly size: number;
  readonly detail?: GlyphDetail;
}

/** The circuit symbol itself: two terminals and an arm. Decorative, so always beside the word. */
export function BreakerGlyph({ state, size, detail = {} }: Props) {
  const drawing = drawingFor(size);
  const { box, left, right, y, arm, wire, terminal } = drawing;
  const near = state === 'closed' && detail.nearThreshold === true;
  return (
    <svg
      className={styles['glyph']}
      data-state={state}
      data-near={near || undefined}
      width={size}
      height={size}
      viewBox={`0 0 ${box} ${box}`}
      aria-hidden="true"
    >
      <path
        d={`M0 ${y}H${left - terminal}M${right + terminal} ${y}H${box}`}
        strokeWidth={wire}
        strokeLinecap="butt"
      />
      <Marks state={state} near={near} drawing={drawing} detail={detail} />
      <path
        className={styles['arm']}
        style={{ transformOrigin: `${left}px ${y}px` }}
        d={`M${left} ${y}H${right}`}
        strokeWidth={state === 'disabled' ? wire * 0.9 : arm}
      />
      <Terminal drawing={drawing} x={left} />
      {state !== 'forced-open' && <Terminal drawing={drawing} x={right} />}
      {state === 'half-open' && <Crossing drawing={drawing} detail={detail} />}
    </svg>
  );
}

interface MarksProps {
  readonly state: BreakerState;
  readonly near: boolean;
  readonly drawing: Drawing;
  readonly detail: GlyphDetail;
}

function Marks({ state, near, drawing, detail }: MarksProps) {
  switch (state) {
    case 'closed':
      return near ? <NearMark of={drawing} /> : null;
    case 'open':
      return null;
    case 'half-open':
      return <Probes of={drawing} probes={detail.probes ?? null} />;
    case 'forced-open':
      return <Padlock of={drawing} />;
    case 'disabled':
      return <Bypass of={drawing} />;
    case 'metrics-only':
      return <Eye of={drawing} />;
    default:
      return state satisfies never;
  }
}

function Terminal({ drawing, x }: { readonly drawing: Drawing; readonly x: number }) {
  const { y, terminal, wire, rings } = drawing;
  return rings ? (
    <circle cx={x} cy={y} r={terminal} strokeWidth={wire} className={styles['ring']} />
  ) : (
    <circle cx={x} cy={y} r={terminal} className={styles['solid']} />
  );
}

/** A dot that runs from terminal to terminal once, each time a probe was answered. */
function Crossing({ drawing, detail }: { readonly drawing: Drawing; readonly detail: GlyphDetail }) {
  const done = detail.probes?.done ?? 0;
  if (done === 0) return null;
  const { left, right, y, terminal } = drawing;
  return (
    <circle
      key={done}
      cx={left}
      cy={y}
      r={terminal * 0.8}
      className={styles['crossing']}
      style={{ '--way': `${right - left}px` } as React.CSSProperties} // a custom property, which the type leaves out
    />
  );
}
