import type { Drawing } from './drawing.ts';
import styles from './breaker-glyph.module.css';

interface Props {
  readonly of: Drawing;
}

/** An exclamation mark over a closed arm: not far from tripping. */
export function NearMark({ of: { box, above, arm } }: Props) {
  const unit = box / 16;
  return (
    <path
      d={`M${box / 2} ${above - 3 * unit}v${2.75 * unit}M${box / 2} ${above + 2.75 * unit}v0.01`}
      strokeWidth={arm * 0.92}
    />
  );
}

/** An eye over a closed arm: it only looks. */
export function Eye({ of: { box, above } }: Props) {
  const unit = box / 16;
  const [half, lift] = [5.25 * unit, 4.4 * unit];
  const x = box / 2;
  return (
    <g>
      <path
        d={`M${x - half} ${above}Q${x} ${above - lift * 1.6} ${x + half} ${above}Q${x} ${above + lift * 1.6} ${x - half} ${above}Z`}
        strokeWidth={box === 48 ? 2.2 : 1.5 * unit}
      />
      <circle cx={x} cy={above} r={1.55 * unit} className={styles['solid']} />
    </g>
  );
}

/** A padlock on the far terminal: somebody has locked it out. */
export function Padlock({ of: { box, right, y } }: Props) {
  const unit = box / 16;
  const [width, height] = box === 48 ? [17, 14] : [6.5 * unit, 5.25 * unit];
  const [x, top] = [right - width / 2, y - height / 2 + 0.75 * unit];
  const reach = 1.75 * unit;
  return (
    <g>
      <path
        d={`M${x + width / 2 - reach} ${top}v${-1.4 * unit}a${reach} ${reach} 0 0 1 ${2 * reach} 0v${1.4 * unit}`}
        strokeWidth={box === 48 ? 2.6 : 1.5 * unit}
        strokeLinecap="butt"
      />
      <rect x={x} y={top} width={width} height={height} rx={unit * 0.9} className={styles['solid']} />
    </g>
  );
}

/** A wire that goes round the open arm: calls pass, past the breaker. */
export function Bypass({ of: { box, left, right, y, wire } }: Props) {
  const radius = (right - left) / 2;
  const top = y - (box * 8.5) / 16;
  return (
    <path
      d={`M${left} ${y}V${top + radius}a${radius} ${radius} 0 0 1 ${2 * radius} 0V${y}`}
      strokeWidth={wire}
    />
  );
}

/** As many dots as fit; of more probes than that, their share. */
const DOTS = 5;

interface ProbeProps extends Props {
  readonly probes: { readonly done: number; readonly of: number } | null;
}

/** The probes of a half-open period: the answered ones large, or filled where there is room for a hole. */
export function Probes({ of: drawing, probes }: ProbeProps) {
  const { box, above } = drawing;
  const unit = box / 16;
  if (probes === null || probes.of < 2) {
    return (
      <circle cx={box * 0.56} cy={above} r={(box === 48 ? 1.4 : 2) * unit} className={styles['solid']} />
    );
  }
  const dots = Math.min(DOTS, probes.of);
  const filled = Math.floor((Math.min(probes.done, probes.of) / probes.of) * dots);
  const Dot = box === 16 ? Cell : box === 48 ? Ring : Disc;
  // The dots stand still and have no other identity than their place.
  return Array.from({ length: dots }, (_, index) => (
    <Dot key={`${index}`} of={drawing} at={index - (dots - 1) / 2} done={index < filled} />
  ));
}

interface DotProps extends Props {
  /** Steps from the middle. */
  readonly at: number;
  readonly done: boolean;
}

/** On whole pixels of the smallest drawing: a tall cell for an answer, a low one for one still to come. */
function Cell({ of: { box }, at, done }: DotProps) {
  const height = done ? 3 : 1;
  return (
    <rect
      x={box / 2 + at * 3 - 1}
      y={5 - height}
      width={2}
      height={height}
      className={styles['solid']}
      data-done={done}
    />
  );
}

const step = ({ box }: Drawing): number => (box * 0.72) / (DOTS - 1);

function Disc({ of, at, done }: DotProps) {
  return (
    <circle
      cx={of.box / 2 + at * step(of)}
      cy={of.above - of.box / 16}
      r={done ? 1.8 : 0.9}
      className={styles['solid']}
      data-done={done}
    />
  );
}

function Ring({ of, at, done }: DotProps) {
  return (
    <circle
      cx={of.box / 2 + at * step(of)}
      cy={of.above - of.box / 16}
      r={2.5}
      strokeWidth={1.5}
      className={styles[done ? 'solid' : 'ring']}
      data-done={done}
    />
  );
}
