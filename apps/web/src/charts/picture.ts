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
const HEAD = PADDING + 2 * LINE + 6;

type Drawing = SVGSVGElement | HTMLCanvasElement;

const drawingOf = (figure: HTMLElement): Drawing | null =>
  figure.querySelector<Drawing>('[data-drawing] canvas, [data-drawing] svg');

export const canDraw = (figure: HTMLElement): boolean => drawingOf(figure) !== null;

/** The drawing of a figure as PNG, in the page's present theme, with what it is of above it and its legend. */
export async function pictureOf(figure: HTMLElement, caption: Caption): Promise<Blob> {
  const drawing = drawingOf(figure);
  if (drawing === null) throw new Error('There is no drawing.');
  const { width, height } = drawing.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round((width + 2 * PADDING) * SCALE);
  canvas.height = Math.round((height + HEAD + PADDING) * SCALE);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser does not draw.');
  context.scale(SCALE, SCALE);
  await paint(context, { figure, drawing, caption, width, height });
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The picture is too large.')) : resolve(blob)),
      'image/png',
    );
  });
}

interface Scene {
  readonly figure: HTMLElement;
  readonly drawing: Drawing;
  readonly caption: Caption;
  readonly width: number;
  readonly height: number;
}

async function paint(context: CanvasRenderingContext2D, scene: Scene): Promise<void> {
  const { figure, drawing, caption, width, height } = scene;
  const style = getComputedStyle(figure);
  const colour = (name: string) => resolved(figure, name);
  context.fillStyle = colour('--surface');
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.fillStyle = colour('--ink');
  context.textBaseline = 'middle';
  context.font = `600 14px ${style.fontFamily}`;
  context.fillText(caption.title, PADDING, PADDING + LINE / 2);
  const titleWidth = context.measureText(caption.title).width;
  context.fillStyle = colour('--ink-2');
  context.font = `12px ${style.fontFamily}`;
  context.fillText(caption.range, PADDING + titleWidth + 12, PADDING + LINE / 2);
  await paintLegend(context, figure);
  const picture = drawing instanceof HTMLCanvasElement ? drawing : await imageOf(drawing);
  context.drawImage(picture, PADDING, HEAD, width, height);
}

/** Sign and word, one after the other, as they stand in the figure. */
async function paintLegend(context: CanvasRenderingContext2D, figure: HTMLElement): Promise<void> {
  let x = PADDING;
  const y = PADDING + LINE + LINE / 2;
  for (const key of figure.querySelectorAll('[data-legend] > span')) {
    const sign = key.querySelector('svg');
    if (sign !== null) {
      const { width, height } = sign.getBoundingClientRect();
      context.drawImage(await imageOf(sign), x, y - height / 2, width, height);
      x += width + 5;
    }
    const word = key.textContent.trim();
    context.fillText(word, x, y);
    x += context.measureText(word).width + 14;
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
