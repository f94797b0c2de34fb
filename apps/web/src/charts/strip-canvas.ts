import type { CallView } from '@fuseboard/protocol';
import { paintStrip, placeCall, ringCall, type StripColours, type StripFrame } from './call-strip-paint.ts';
import { type CallRing, durationTop, nearestCall, type Spot, trimRing } from './call-strip-series.ts';

export interface StripSource {
  readonly ring: CallRing;
  /** ms that the strip covers. */
  readonly span: number;
  /** Server epoch ms. */
  readonly now: () => number;
  /** The duration axis has another top. */
  readonly onTop: (top: number) => void;
}

const REACH = 14;
/** With reduced motion the strip moves on by whole steps, ms. */
const CALM_STEP = 1_000;
const COLOURS_EVERY = 1_000;

/** Draws a ring of calls for as long as it is seen: at most one picture an animation frame, and none that would look the same. */
export class StripCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #palette: HTMLElement;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #source: StripSource;
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #seen: IntersectionObserver;
  readonly #resized: ResizeObserver;
  #request = 0;
  #heldAt: number | null = null;
  #pointer: Spot | null = null;
  #top = 0;
  #drawn = '';
  #colours: StripColours | null = null;
  #coloursAt = 0;

  constructor(
    surfaces: { readonly canvas: HTMLCanvasElement; readonly palette: HTMLElement },
    source: StripSource,
  ) {
    this.#canvas = surfaces.canvas;
    this.#palette = surfaces.palette;
    this.#context = surfaces.canvas.getContext('2d');
    this.#source = source;
    this.#seen = new IntersectionObserver((entries) => this.#run(entries.at(-1)?.isIntersecting === true));
    this.#seen.observe(surfaces.canvas);
    this.#resized = new ResizeObserver(() => this.#fit());
    this.#resized.observe(surfaces.canvas);
  }

  close(): void {
    this.#run(false);
    this.#seen.disconnect();
    this.#resized.disconnect();
  }

  /** Stands still, to be looked at. */
  hold(held: boolean): void {
    this.#heldAt = held ? this.#source.now() : null;
  }

  /** The call at the pointer, ringed from now on; null: none. */
  point(pointer: Spot | null): CallView | null {
    this.#pointer = pointer;
    this.#drawn = '';
    return this.#pointed(this.#frame());
  }

  #run(running: boolean): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    if (running) this.#request = requestAnimationFrame(() => this.#tick());
  }

  #tick(): void {
    this.#request = requestAnimationFrame(() => this.#tick());
    const frame = this.#frame();
    if (this.#heldAt === null) trimRing(this.#source.ring, frame.now - frame.span);
    const picture = this.#pictureOf(frame);
    if (picture === this.#drawn || !this.#context) return;
    this.#drawn = picture;
    this.#paint(this.#context, frame);
  }

  #paint(context: CanvasRenderingContext2D, frame: StripFrame): void {
    const colours = this.#readColours(frame.now);
    const ratio = this.#canvas.width / Math.max(1, frame.width);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintStrip(context, { ring: this.#source.ring, frame, colours });
    const pointed = this.#pointed(frame);
    if (pointed) ringCall(context, placeCall(pointed, frame), colours.ink);
  }

  /** What a picture depends on: a strip that has not moved by a pixel and has no new call looks the same. */
  #pictureOf({ width, now, span, top }: StripFrame): string {
    const { calls } = this.#source.ring;
    const moved = Math.round((now / span) * width * devicePixelRatio);
    return calls.length === 0
      ? `none ${width} ${top} ${Math.round(now / COLOURS_EVERY)}`
      : `${moved} ${calls.at(-1)?.id} ${width} ${top}`;
  }

  #frame(): StripFrame {
    const top = durationTop(this.#source.ring);
    if (top !== this.#top) {
      this.#top = top;
      this.#source.onTop(top);
    }
    const at = this.#heldAt ?? this.#source.now();
    const now = this.#calm.matches ? Math.floor(at / CALM_STEP) * CALM_STEP : at;
    return {
      width: this.#canvas.clientWidth,
      height: this.#canvas.clientHeight,
      now,
      span: this.#source.span,
      top,
    };
  }

  #pointed(frame: StripFrame): CallView | null {
    if (this.#pointer === null) return null;
    const place = (call: CallView) => placeCall(call, frame);
    return nearestCall(this.#source.ring, this.#pointer, { place, reach: REACH });
  }

  #fit(): void {
    const { clientWidth, clientHeight } = this.#canvas;
    this.#canvas.width = Math.round(clientWidth * devicePixelRatio);
    this.#canvas.height = Math.round(clientHeight * devicePixelRatio);
    this.#drawn = '';
  }

  /** Read anew now and then: the theme may have changed. */
  #readColours(now: number): StripColours {
    if (this.#colours !== null && Math.abs(now - this.#coloursAt) < COLOURS_EVERY) return this.#colours;
    const colour = (name: keyof StripColours): string => {
      const swatch = this.#palette.querySelector(`[data-colour="${name}"]`);
      return swatch ? getComputedStyle(swatch).color : 'currentColor';
    };
    this.#coloursAt = now;
    this.#colours = {
      success: colour('success'),
      slow: colour('slow'),
      failure: colour('failure'),
      ink: colour('ink'),
      faint: colour('faint'),
      grid: colour('grid'),
    };
    return this.#colours;
  }
}
