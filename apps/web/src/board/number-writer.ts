import type { BreakerEntry } from '../store/board-state.ts';
import { numbers, SPARK_POINTS } from '../store/numbers.ts';
import { cellTexts, verdictOf } from './cell-texts.ts';
import { sparkPath } from './spark-path.ts';

const rates = new Float32Array(SPARK_POINTS);

/**
 * Writes one breaker's numbers into the spots of the page that carry their name as `data-cell`, past React: only what
 * changed, and only in an animation frame. Renders would cost a hundred times as much, four times a second.
 */
export class NumberWriter {
  readonly #root: HTMLElement;
  readonly #cells = new Map<string, Element>();
  readonly #written = new Map<string, string>();

  constructor(root: HTMLElement) {
    this.#root = root;
    for (const cell of root.querySelectorAll('[data-cell]')) {
      const name = cell.getAttribute('data-cell');
      if (name !== null) this.#cells.set(name, cell);
    }
  }

  write(entry: BreakerEntry): void {
    const view = numbers.view(entry.name);
    for (const [name, text] of Object.entries(cellTexts(view, entry.state))) this.#text(name, text);
    const verdict = verdictOf(view, entry.thresholds);
    if (this.#changed('verdict', verdict)) this.#root.dataset['verdict'] = verdict;
    const share = entry.state === 'disabled' ? 0 : Math.round(view?.failureRate ?? 0) / 100;
    this.#style('bar', `scaleX(${share})`);
    this.#spark(entry.name);
  }

  #spark(name: string): void {
    if (!this.#cells.has('spark-line')) return;
    numbers.rates(name, rates);
    const { line, area } = sparkPath(rates);
    this.#path('spark-line', line);
    this.#path('spark-area', area);
  }

  #text(name: string, text: string): void {
    const cell = this.#cells.get(name);
    if (cell && this.#changed(name, text)) cell.textContent = text;
  }

  #style(name: string, transform: string): void {
    const cell = this.#cells.get(name);
    if (cell instanceof HTMLElement && this.#changed(name, transform)) cell.style.transform = transform;
  }

  #path(name: string, d: string): void {
    const cell = this.#cells.get(name);
    if (cell && this.#changed(name, d)) cell.setAttribute('d', d);
  }

  #changed(name: string, value: string): boolean {
    if (this.#written.get(name) === value) return false;
    this.#written.set(name, value);
    return true;
  }
}
