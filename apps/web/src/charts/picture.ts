import { inkedCopy } from './inked-copy.ts';

interface Caption {
  readonly title: string;
  /** Of what time. */
  readonly range: string;
}

/** Pixels of the picture for one of the page. */
const SCALE = 2;
const PADDING = 16;
const LINE = 18;
const GAP = 6;

type Drawing = SVGSVGElement | HTMLCanvasElement;

const drawingOf = (figure: HTMLElement): Drawing | null =>
  // Patterns lie beside the drawings that use them, in a drawing of no size.
  figure.querySelector<Drawing>('[data-drawing] canvas, [data-drawing] svg:not([aria-hidden])');

export const canDraw = (figure: HTMLElement): boolean => drawingOf(figure) !== null;

/** The drawing of a figure as PNG, in the page's present theme, with what it is of above it and its legend. */
export async function pictureOf(figure: HTMLElement, caption: Caption): Promise<Blob> {
  const drawing = drawingOf(figure);
  if (drawing === null) throw new Error('There is no drawing.');
  const frame = frameOf(figure, drawing);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser does not draw.');
  context.font = fontOf(figure);
  const legend = linesOf(legendOf(context, figure), frame.right - frame.left);
  const head = PADDING + (1 + legend.length) * LINE + GAP;
  canvas.width = Math.round((frame.right - frame.left + 2 * PADDING) * SCALE);
  canvas.height = Math.round((frame.bottom - frame.top + head + PADDING) * SCALE);
  context.scale(SCALE, SCALE);
  await paint(context, { figure, drawing, caption, legend, frame, head });
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The picture is too large.')) : resolve(blob)),
      'image/png',
    );
  });
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const labelsOf = (figure: HTMLElement): readonly Element[] => [
  ...figure.querySelectorAll('[data-drawing] [data-label]'),
];

/** Around the drawing and the words that stand beside it. */
function frameOf(figure: HTMLElement, drawing: Drawing): Frame {
  const boxes = [drawing, ...labelsOf(figure)].map((element) => element.getBoundingClientRect());
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

interface Scene {
  readonly figure: HTMLElement;
  readonly drawing: Drawing;
  readonly caption: Caption;
  readonly legend: readonly (readonly Key[])[];
  readonly frame: Frame;
  /** Where the drawing begins. */
  readonly head: number;
}

const fontOf = (figure: HTMLElement, font = '12px'): string =>
  `${font} ${getComputedStyle(figure).fontFamily}`;

async function paint(context: CanvasRenderingContext2D, scene: Scene): Promise<void> {
  const { figure, drawing, caption, legend, frame, head } = scene;
  const place = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left - frame.left + PADDING, y: top - frame.top + head, width, height };
  };
  context.fillStyle = resolved(figure, '--surface');
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.textBaseline = 'middle';
  paintCaption(context, figure, caption);
  for (const [line, keys] of legend.entries()) await paintKeys(context, keys, PADDING + (line + 1.5) * LINE);
  const at = place(drawing);
  const picture = drawing instanceof HTMLCanvasElement ? drawing : await imageOf(drawing);
  context.drawImage(picture, at.x, at.y, at.width, at.height);
  context.font = fontOf(figure, '11px');
  for (const label of labelsOf(figure)) {
    const { x, y, height } = place(label);
    context.fillText(label.textContent, x, y + height / 2);
  }
}

function paintCaption(context: CanvasRenderingContext2D, figure: HTMLElement, caption: Caption): void {
  context.fillStyle = resolved(figure, '--ink');
  context.font = fontOf(figure, '600 14px');
  context.fillText(caption.title, PADDING, PADDING + LINE / 2);
  const { width } = context.measureText(caption.title);
  context.fillStyle = resolved(figure, '--ink-2');
  context.font = fontOf(figure);
  context.fillText(caption.range, PADDING + width + 12, PADDING + LINE / 2);
}

interface Key {
  readonly sign: SVGSVGElement | null;
  readonly word: string;
  readonly width: number;
}

const SIGN_GAP = 5;
const KEY_GAP = 14;

function legendOf(context: CanvasRenderingContext2D, figure: HTMLElement): readonly Key[] {
  return [...figure.querySelectorAll('[data-legend] > span')].map((key) => {
    const sign = key.querySelector('svg');
    const word = key.textContent.trim();
    const signWidth = sign === null ? 0 : sign.getBoundingClientRect().width + SIGN_GAP;
    return { sign, word, width: signWidth + context.measureText(word).width + KEY_GAP };
  });
}

/** As many to a line as fit. */
function linesOf(keys: readonly Key[], width: number): readonly (readonly Key[])[] {
  const lines: Key[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const key of keys) {
    if (used + key.width > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(key);
    used += key.width;
  }
  return lines;
}

async function paintKeys(context: CanvasRenderingContext2D, keys: readonly Key[], y: number): Promise<void> {
  let x = PADDING;
  for (const { sign, word, width } of keys) {
    let begin = x;
    if (sign !== null) {
      const box = sign.getBoundingClientRect();
      context.drawImage(await imageOf(sign), x, y - box.height / 2, box.width, box.height);
      begin += box.width + SIGN_GAP;
    }
    context.fillText(word, begin, y);
    x += width;
  }
}

/** An image knows nothing of the page's style sheets and files: all it needs has to be in it. */
async function imageOf(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(inkedCopy(svg))}`;
  await image.decode();
  return image;
}

/** A canvas knows no variables, nor the two themes of one. */
function resolved(figure: HTMLElement, name: string): string {
  const swatch = document.createElement('i');
  swatch.style.color = `var(${name})`;
  figure.append(swatch);
  const { color } = getComputedStyle(swatch);
  swatch.remove();
  return color;
}
