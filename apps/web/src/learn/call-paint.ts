import type { CallMarks, MarkShape } from './call-marks.ts';
import { type CallFrame, levels, placeCall } from './call-place.ts';

export const CALL_COLOURS = ['success', 'slow', 'failure', 'ink', 'faint', 'grid'] as const;
export type CallColours = Readonly<Record<(typeof CALL_COLOURS)[number], string>>;

type Shape = MarkShape | 'travels' | 'probe';
type Trace = (path: Path2D, x: number, y: number) => void;

const circle =
  (radius: number): Trace =>
  (path, x, y) => {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, Math.PI * 2);
  };

/** Six spikes: it is told from a disc without any colour. */
const star: Trace = (path, x, y) => {
  for (let spike = 0; spike < 3; spike += 1) {
    const angle = (spike * Math.PI) / 3 + Math.PI / 6;
    path.moveTo(x - 5 * Math.cos(angle), y - 5 * Math.sin(angle));
    path.lineTo(x + 5 * Math.cos(angle), y + 5 * Math.sin(angle));
  }
};

const TRACES: Readonly<Record<Shape, Trace>> = {
  ok: circle(3),
  slow: (path, x, y) => path.roundRect(x - 3, y - 8, 6, 11, 3),
  failure: star,
  refused: (path, x, y) => path.rect(x - 1.5, y - 7, 3, 7),
  ignored: circle(3.5),
  gone: circle(2.5),
  travels: circle(2.5),
  probe: circle(7),
};

interface Finish {
  readonly colour: keyof CallColours;
  /** Of the line; 0: filled. */
  readonly line: number;
}

const FINISHES: Readonly<Record<Shape, Finish>> = {
  ok: { colour: 'success', line: 0 },
  slow: { colour: 'slow', line: 0 },
  failure: { colour: 'failure', line: 2 },
  refused: { colour: 'ink', line: 0 },
  ignored: { colour: 'ink', line: 1.25 },
  gone: { colour: 'faint', line: 1.25 },
  travels: { colour: 'ink', line: 1.25 },
  probe: { colour: 'ink', line: 1.25 },
};

/** Draws a lane's calls as they are at the frame's instant. */
export function paintCalls(
  context: CanvasRenderingContext2D,
  marks: CallMarks,
  { frame, colours }: { readonly frame: CallFrame; readonly colours: CallColours },
): void {
  context.clearRect(0, 0, frame.width, frame.height);
  paintLevels(context, marks.hops, { frame, colours });
  const paths = new Map<Shape, Path2D>();
  const trace = (shape: Shape, x: number, y: number): void => {
    const path = paths.get(shape) ?? new Path2D();
    paths.set(shape, path);
    TRACES[shape](path, x, y);
  };
  for (let row = 0; row < marks.at.length; row += 1) {
    if (marks.drawn[row] === 0) continue;
    const spot = placeCall(marks, row, frame);
    if (spot === null) continue;
    trace(spot.shape, spot.x, spot.y);
    if (marks.probe[row] === 1) trace('probe', spot.x, spot.y);
  }
  for (const [shape, path] of paths) {
    const { colour, line } = FINISHES[shape];
    context.lineWidth = line;
    context.strokeStyle = colours[colour];
    context.fillStyle = colours[colour];
    if (line === 0) context.fill(path);
    else context.stroke(path);
  }
}

function paintLevels(
  context: CanvasRenderingContext2D,
  hops: number,
  { frame, colours }: { readonly frame: CallFrame; readonly colours: CallColours },
): void {
  const { caller, breakers, ends } = levels(hops, frame.height);
  context.lineWidth = 1;
  context.strokeStyle = colours.grid;
  const lines = (heights: readonly number[], dash: readonly number[]): void => {
    context.setLineDash([...dash]);
    context.beginPath();
    for (const height of heights) {
      const y = Math.round(height) + 0.5;
      context.moveTo(0, y);
      context.lineTo(frame.width, y);
    }
    context.stroke();
  };
  lines([caller, ...ends], []);
  lines(breakers, [3, 3]);
  context.setLineDash([]);
}
