/** Where the parts of the symbol are, on a square of `box` units. */
export interface Drawing {
  readonly box: number;
  /** The line the arm closes. */
  readonly y: number;
  /** The two terminals: the arm turns on the left one. */
  readonly left: number;
  readonly right: number;
  readonly terminal: number;
  readonly arm: number;
  readonly wire: number;
  /** Terminals as rings: only where there are pixels enough for a hole. */
  readonly rings: boolean;
  /** Middle of what is shown above the arm. */
  readonly above: number;
}

/** Few pixels want few, heavy strokes on whole pixels; many want finer ones and air. */
const SMALL: Drawing = {
  box: 16,
  y: 11,
  left: 3,
  right: 13,
  terminal: 2,
  arm: 2.5,
  wire: 2,
  rings: false,
  above: 3.6,
};

const MEDIUM: Drawing = {
  box: 24,
  y: 16.5,
  left: 5,
  right: 19,
  terminal: 2.4,
  arm: 2.6,
  wire: 2,
  rings: false,
  above: 5.5,
};

const LARGE: Drawing = {
  box: 48,
  y: 32,
  left: 11,
  right: 37,
  terminal: 3.6,
  arm: 3.2,
  wire: 2.4,
  rings: true,
  above: 11.5,
};

/** `size` in pixels. */
export function drawingFor(size: number): Drawing {
  if (size <= 20) return SMALL;
  return size < 40 ? MEDIUM : LARGE;
}
