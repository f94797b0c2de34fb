/** Prometheus text 0.0.4, or OpenMetrics 1.0, which scrapers ask for first. */
export type ExpositionFormat = 'text' | 'openmetrics';

export const CONTENT_TYPES: Readonly<Record<ExpositionFormat, string>> = {
  text: 'text/plain; version=0.0.4; charset=utf-8',
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
};

export interface Family {
  /** As its samples have it; a counter ends in `_total`. */
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** Base unit; the name has it, too. */
  readonly unit?: 'seconds' | 'bytes';
}

/** Labels by name; `''` is the same as none. */
type Labels = Readonly<Record<string, string>>;

/**
 * Writes families one after the other, each with all of its samples: both formats ask for that. Numbers look the same in both,
 * so that a series stays the same when a scraper changes from one to the other.
 */
export class Exposition {
  readonly #format: ExpositionFormat;
  #text = '';

  constructor(format: ExpositionFormat) {
    this.#format = format;
  }

  begin({ name, type, help, unit }: Family): void {
    const open = this.#format === 'openmetrics';
    const family = open && type === 'counter' ? name.replace(/_total$/, '') : name;
    this.#text += `# HELP ${family} ${help}\n# TYPE ${family} ${type}\n`;
    if (open && unit !== undefined) this.#text += `# UNIT ${family} ${unit}\n`;
  }

  /** `labels` as `labelText` makes them. */
  sample(name: string, labels: string, value: number): void {
    this.#text +=
      labels === '' ? `${name} ${numberText(value)}\n` : `${name}{${labels}} ${numberText(value)}\n`;
  }

  /** A family of one sample without labels. */
  single(family: Family, value: number): void {
    this.begin(family);
    this.sample(family.name, '', value);
  }

  end(): void {
    if (this.#format === 'openmetrics') this.#text += '# EOF\n';
  }

  /** What was written since the last asking. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

export function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',');
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}

function numberText(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value);
}
