import type { CallMarks } from './call-marks.ts';
import { CALL_COLOURS, type CallColours, paintCalls } from './call-paint.ts';
import type { LessonPlayer } from './lesson-player.ts';

interface Surfaces {
  readonly canvas: HTMLCanvasElement;
  readonly palette: HTMLElement;
}

/** Draws one lane at the instant that is shown: at most one picture a frame, and none while it is out of sight. */
export class CallCanvas {
  readonly #surfaces: Surfaces;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #seen: IntersectionObserver;
  readonly #resized: ResizeObserver;
  readonly #stops: readonly (() => void)[];
  readonly #picture: { readonly marks: CallMarks; readonly spanMs: number; readonly player: LessonPlayer };
  #visible = false;
  #request = 0;

  constructor(surfaces: Surfaces, picture: { marks: CallMarks; spanMs: number; player: LessonPlayer }) {
    this.#surfaces = surfaces;
    this.#picture = picture;
    this.#context = surfaces.canvas.getContext('2d');
    this.#seen = new IntersectionObserver((entries) => {
      this.#visible = entries.at(-1)?.isIntersecting === true;
      this.#ask();
    });
    this.#seen.observe(surfaces.canvas);
    this.#resized = new ResizeObserver(() => this.#fit());
    this.#resized.observe(surfaces.canvas);
    const theme = new MutationObserver(() => this.#ask());
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const again = () => this.#ask();
    dark.addEventListener('change', again);
    this.#stops = [
      picture.player.store.subscribe(again),
      () => theme.disconnect(),
      () => dark.removeEventListener('change', again),
    ];
  }

  close(): void {
    cancelAnimationFrame(this.#request);
    this.#seen.disconnect();
    this.#resized.disconnect();
    for (const stop of this.#stops) stop();
  }

  #fit(): void {
    const { canvas } = this.#surfaces;
    canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    this.#ask();
  }

  #ask(): void {
    if (!this.#visible || this.#request !== 0) return;
    this.#request = requestAnimationFrame(() => {
      this.#request = 0;
      this.#paint();
    });
  }

  #paint(): void {
    const { canvas } = this.#surfaces;
    const { marks, spanMs, player } = this.#picture;
    if (this.#context === null) return;
    const frame = {
      ms: player.store.getState().moment.ms,
      spanMs,
      width: canvas.clientWidth,
      height: canvas.clientHeight,
      calm: this.#calm.matches,
    };
    const ratio = canvas.width / Math.max(1, frame.width);
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintCalls(this.#context, marks, { frame, colours: this.#colours() });
  }

  #colours(): CallColours {
    const { palette } = this.#surfaces;
    const colour = (name: string): string => {
      const swatch = palette.querySelector(`[data-colour="${name}"]`);
      return swatch ? getComputedStyle(swatch).color : 'currentColor';
    };
    return Object.fromEntries(CALL_COLOURS.map((name) => [name, colour(name)])) as CallColours; // one a name
  }
}
