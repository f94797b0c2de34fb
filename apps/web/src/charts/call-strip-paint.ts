import type { CallView } from '@fuseboard/protocol';
import { type CallRing, type CallShape, decades, heightOf, type Spot, shapeOf } from './call-strip-series.ts';

/** Resolved colours: a canvas knows no variables. */
export interface StripColours {
  readonly success: string;
  readonly slow: string;
  readonly failure: string;
  readonly ink: string;
  readonly faint: string;
  readonly grid: string;
}

/** CSS pixels. */
export interface StripFrame {
  readonly width: number;
  readonly height: number;
  /** Epoch ms at the right edge, and how many ms the strip covers. */
  readonly now: number;
  readonly span: number;
  /** ms at the top of the duration axis. */
  readonly top: number;
}

/** At the foot, for calls that were refused and so took no time. */
const REFUSED_LANE = 18;
const INSET = 6;
const PROBE_RING = 6.5;

export function placeCall(call: CallView, { width, height, now, span, top }: StripFrame): Spot {
  const x = width - ((now - call.at) / span) * width;
  if (call.outcome === 'rejected') return { x, y: height - REFUSED_LANE / 2 };
  return { x, y: heightY(call.durationMs ?? 1, { height, top }) };
}

export function heightY(ms: number, { height, top }: Pick<StripFrame, 'height' | 'top'>): number {
  const foot = height - REFUSED_LANE - INSET;
  return foot - heightOf(ms, top) * (foot - INSET);
}

/** What a picture is made from. */
export interface StripPicture {
  readonly ring: CallRing;
  readonly frame: StripFrame;
  readonly colours: StripColours;
}

export function paintStrip(context: CanvasRenderingContext2D, { ring, frame, colours }: StripPicture): void {
  context.clearRect(0, 0, frame.width, frame.height);
  paintGrid(context, frame, colours);
  const paths = new Map<CallShape, Path2D>();
  for (const call of ring.calls) {
    const spot = placeCall(call, frame);
    if (spot.x < -INSET || spot.x > frame.width + INSET) continue;
    const shape = shapeOf(call);
    const path = paths.get(shape) ?? new Path2D();
    paths.set(shape, path);
    TRACES[shape](path, spot);
  }
  for (const [shape, path] of paths) FINISHES[shape](context, path, colours);
  paintProbes(context, { ring, frame, colours });
}

/** A ring about each: they decide what comes next. */
function paintProbes(context: CanvasRenderingContext2D, { ring, frame, colours }: StripPicture): void {
  const rings = new Path2D();
  for (const call of ring.calls) {
    if (!call.probe) continue;
    const { x, y } = placeCall(call, frame);
    rings.moveTo(x + PROBE_RING, y);
    rings.arc(x, y, PROBE_RING, 0, Math.PI * 2);
  }
  context.strokeStyle = colours.slow;
  context.lineWidth = 1.5;
  context.stroke(rings);
}

function paintGrid(context: CanvasRenderingContext2D, frame: StripFrame, { grid }: StripColours): void {
  context.lineWidth = 1;
  context.strokeStyle = grid;
  context.beginPath();
  for (const ms of decades(frame.top)) {
    const y = Math.round(heightY(ms, frame)) + 0.5;
    context.moveTo(0, y);
    context.lineTo(frame.width, y);
  }
  context.stroke();
}

export function ringCall(context: CanvasRenderingContext2D, spot: Spot, colour: string): void {
  context.lineWidth = 1.5;
  context.strokeStyle = colour;
  context.beginPath();
  context.arc(spot.x, spot.y, 9, 0, Math.PI * 2);
  context.stroke();
}

type Trace = (path: Path2D, spot: Spot) => void;

const disc: Trace = (path, { x, y }) => {
  path.moveTo(x + 3, y);
  path.arc(x, y, 3, 0, Math.PI * 2);
};
const longDisc: Trace = (path, { x, y }) => path.roundRect(x - 7, y - 2.5, 14, 5, 2.5);
const cross: Trace = (path, { x, y }) => {
  path.moveTo(x - 3.5, y - 3.5);
  path.lineTo(x + 3.5, y + 3.5);
  path.moveTo(x + 3.5, y - 3.5);
  path.lineTo(x - 3.5, y + 3.5);
};
const longCross: Trace = (path, spot) => {
  cross(path, spot);
  path.moveTo(spot.x - 8, spot.y + 6);
  path.lineTo(spot.x + 8, spot.y + 6);
};
const bar: Trace = (path, { x, y }) => path.rect(x - 1, y - 6, 2, 12);

const TRACES: Readonly<Record<CallShape, Trace>> = {
  disc,
  'long-disc': longDisc,
  cross,
  'long-cross': longCross,
  bar,
  ring: disc,
  faint: disc,
};

type Finish = (context: CanvasRenderingContext2D, path: Path2D, colours: StripColours) => void;

const filled =
  (colour: keyof StripColours): Finish =>
  (context, path, colours) => {
    context.fillStyle = colours[colour];
    context.fill(path);
  };
const lined =
  (colour: keyof StripColours, width: number): Finish =>
  (context, path, colours) => {
    context.strokeStyle = colours[colour];
    context.lineWidth = width;
    context.stroke(path);
  };

const FINISHES: Readonly<Record<CallShape, Finish>> = {
  disc: filled('success'),
  'long-disc': filled('slow'),
  cross: lined('failure', 2.25),
  'long-cross': lined('failure', 2.25),
  bar: filled('ink'),
  ring: lined('ink', 1.25),
  faint: filled('faint'),
};
