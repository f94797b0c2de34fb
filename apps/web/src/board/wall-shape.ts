/** How much a tile has room for: the glyph alone, the name beside it, or state and what happens next as well. */
type TileDetail = 'glyph' | 'name' | 'full';

/** Tiles of one size, line by line; px. */
export interface WallGrid {
  readonly columns: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly top: number;
  readonly detail: TileDetail;
  /** Of the letters; what is in a tile is of this measure. */
  readonly textSize: number;
}

export interface WallShape {
  /** Those that need somebody: first, and larger. */
  readonly urgent: WallGrid;
  readonly calm: WallGrid;
  /** Of both, px. */
  readonly height: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
  readonly urgent: number;
  readonly calm: number;
  /** Of the longest name. */
  readonly letters: number;
}

export const WALL_GAP = 6;
/** An urgent tile weighs as much as so many others. */
const WEIGHT = 8;
const LEAST_SHARE = 0.3;
const MOST_SHARE = 0.7;
const SHARE_STEP = 0.05;
/** Width to height. */
const TEXT_ASPECT = 2.4;
const GLYPH_ASPECT = 1.2;
/** Of a tile, in heights of its letters; and how wide everything beside the name is. */
const FULL_LINES = 4.2;
const BESIDE = { full: 5, name: 4 } as const;
/** A longer name takes a second line, or ends in dots: it must not make all others small. */
const MOST_LETTERS = 20;
/** Of a letter, on the average, in its heights. */
const LETTER = 0.62;
/** What is smaller is no letter any more, but a smudge. */
const SMALLEST_NAME = 10;
const SMALLEST_FULL = 14;
/** Below this no glyph can be told from another: rather than shrink further, the wall scrolls. */
const SMALLEST_TILE = 20;
const LARGEST_TILE = 260;

/** Sizes at which everything is on one screen, and what needs somebody is as large as may be. */
export function wallShape(room: Room): WallShape {
  for (let share = largeShare(room); share > 0; share -= SHARE_STEP) {
    const shape = shapeAt(room, share);
    if (shape.height <= room.height) return shape;
  }
  return shapeAt(room, 0);
}

/** Sized for a few more than there are, so that not every breaker that opens makes all tiles a little smaller. */
function shapeAt({ width, height, urgent, calm, letters }: Room, share: number): WallShape {
  const total = urgent + calm;
  const above = grid({
    count: Math.min(total, roundedUp(urgent)),
    width,
    height: height * share,
    top: 0,
    letters,
  });
  const aboveHeight = heightOf(above, urgent);
  const top = urgent === 0 || calm === 0 ? aboveHeight : aboveHeight + 2 * WALL_GAP;
  const below = grid({ count: calm === 0 ? 0 : total, width, height: height - top, top, letters });
  return { urgent: above, calm: below, height: top + heightOf(below, calm) };
}

/** 1, 2, 3, 4, 6, 8, 12, 16, 24, …: each at most half as much again as what it is for. */
function roundedUp(count: number): number {
  if (count <= 2) return count;
  const power = 2 ** Math.floor(Math.log2(count));
  return count === power ? power : count <= power * 1.5 ? power * 1.5 : power * 2;
}

function largeShare({ urgent: present, calm }: Room): number {
  const urgent = roundedUp(present);
  if (urgent === 0) return 0;
  if (calm === 0) return 1;
  return Math.min(MOST_SHARE, Math.max(LEAST_SHARE, (WEIGHT * urgent) / (WEIGHT * urgent + calm)));
}

interface Place {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly letters: number;
}

function grid(place: Place): WallGrid {
  const text = largest(place, TEXT_ASPECT);
  const { tileWidth, tileHeight } = text;
  const letters = LETTER * Math.min(place.letters, MOST_LETTERS);
  const full = Math.min(tileHeight / FULL_LINES, tileWidth / (BESIDE.full + letters));
  if (full >= SMALLEST_FULL) return { ...text, detail: 'full', textSize: full };
  const name = Math.min(tileHeight / 2, tileWidth / (BESIDE.name + letters), SMALLEST_FULL);
  if (name >= SMALLEST_NAME) return { ...text, detail: 'name', textSize: name };
  return { ...largest(place, GLYPH_ASPECT), detail: 'glyph', textSize: SMALLEST_NAME };
}

type Tiles = Omit<WallGrid, 'detail' | 'textSize'>;

function largest(place: Place, aspect: number): Tiles {
  let best = tiles(place, 1);
  for (let columns = 2; columns <= place.count; columns += 1) {
    const other = tiles(place, columns);
    if (sizeOf(other, aspect) > sizeOf(best, aspect)) best = other;
  }
  if (sizeOf(best, aspect) >= SMALLEST_TILE) return best;
  const fitting = Math.floor((place.width + WALL_GAP) / (SMALLEST_TILE * aspect + WALL_GAP));
  return { ...tiles(place, Math.max(1, fitting)), tileHeight: SMALLEST_TILE };
}

function tiles({ count, width, height, top }: Place, columns: number): Tiles {
  const lines = Math.max(1, Math.ceil(count / columns));
  const tileHeight = Math.min(LARGEST_TILE, Math.floor((height - WALL_GAP * (lines - 1)) / lines));
  return { columns, tileWidth: (width - WALL_GAP * (columns - 1)) / columns, tileHeight, top };
}

const sizeOf = ({ tileWidth, tileHeight }: Tiles, aspect: number): number =>
  Math.min(tileWidth / aspect, tileHeight);

function heightOf({ columns, tileHeight }: WallGrid, count: number): number {
  const lines = Math.ceil(count / columns);
  return lines === 0 ? 0 : lines * (tileHeight + WALL_GAP) - WALL_GAP;
}

/** Of the tile at `index` of its grid, px. */
export const placeOf = (
  { columns, tileWidth, tileHeight, top }: WallGrid,
  index: number,
): { readonly x: number; readonly y: number } => ({
  x: (index % columns) * (tileWidth + WALL_GAP),
  y: top + Math.floor(index / columns) * (tileHeight + WALL_GAP),
});
