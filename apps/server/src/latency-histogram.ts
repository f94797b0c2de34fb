/*
 * Log-linear bins, as in HdrHistogram: durations in units of 1/1024 ms; each doubling is cut into 16 equal bins, and below 32 units
 * a bin is one unit. A bin's middle is at most 1/32 from anything in it: percentiles are within 3.2 % from 16 µs to 35 minutes.
 * The library bins so too, but these bins are what is on the disk: they must not change when the library's do.
 */
const UNITS_PER_MS = 1024;
const LARGEST_UNIT = 2 ** 31 - 1;
export const BIN_COUNT = 448;

export function binOf(durationMs: number): number {
  const units = Math.min(durationMs * UNITS_PER_MS, LARGEST_UNIT) | 0;
  if (units < 32) return units;
  const shift = 27 - Math.clz32(units);
  return (shift << 4) + (units >>> shift);
}

/** The middle of a bin, ms; of the first one its lower end, since it holds the calls that took no time at all. */
function middleOf(bin: number): number {
  if (bin === 0) return 0;
  if (bin < 32) return (bin + 0.5) / UNITS_PER_MS;
  const shift = (bin >>> 4) - 1;
  return (((bin & 15) + 16.5) * (1 << shift)) / UNITS_PER_MS;
}

/**
 * How long calls took, in a form that can be added up over any time, which percentiles cannot. Written down it is a text of one byte
 * a character, pairs of how many bins further and how many calls: some twenty bytes for a second, without the hundred that a typed
 * array takes by itself.
 */
export class LatencyHistogram {
  readonly #counts = new Map<number, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(bin: number, count: number): void {
    this.#counts.set(bin, (this.#counts.get(bin) ?? 0) + count);
    this.#total += count;
  }

  /** What another one wrote down; what is none is left out. */
  addEncoded(text: string): void {
    const numbers = decode(text);
    let bin = 0;
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      bin += numbers[index] ?? 0;
      const count = numbers[index + 1] ?? 0;
      if (bin < BIN_COUNT && count > 0) this.add(bin, count);
    }
  }

  /** Empty where there were no calls. */
  encode(): string {
    let text = '';
    let before = 0;
    for (const [bin, count] of this.#inOrder()) {
      text += varint(bin - before) + varint(count);
      before = bin;
    }
    return text;
  }

  /** ms, by nearest rank: the bin in which `percent` of all calls have been met; null: there were none. */
  percentile(percent: number): number | null {
    let seen = 0;
    for (const [bin, count] of this.#inOrder()) {
      seen += count;
      if (100 * seen >= percent * this.#total) return middleOf(bin);
    }
    return null;
  }

  #inOrder(): readonly (readonly [bin: number, count: number])[] {
    return [...this.#counts].sort(([left], [right]) => left - right);
  }
}

/** Seven bits a character, the lowest first; the eighth says that there are more. */
function varint(value: number): string {
  let text = '';
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) text += String.fromCharCode((rest % 128) + 128);
  return text + String.fromCharCode(rest);
}

function decode(text: string): readonly number[] {
  const numbers: number[] = [];
  let value = 0;
  let weight = 1;
  for (let index = 0; index < text.length; index++) {
    const byte = text.charCodeAt(index);
    value += (byte % 128) * weight;
    weight *= 128;
    if (byte >= 128) continue;
    numbers.push(value);
    value = 0;
    weight = 1;
  }
  return numbers;
}
