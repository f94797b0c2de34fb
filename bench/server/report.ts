import type { Measured } from './measure.ts';
import type { Usage } from './messages.ts';
import { quantile, slope } from './statistics.ts';

type Row = readonly [what: string, of: (measured: Measured) => number, unit: string, ratio?: boolean];

const core = ({ cpu, seconds }: Usage): number => (100 * cpu) / seconds;

const ROWS: readonly Row[] = [
  ['frames a second, the browser with fewest', ({ seen }) => Math.min(...seen.frameRates), 'Hz'],
  ['frames a second, median browser', ({ seen }) => quantile(seen.frameRates, 0.5), 'Hz'],
  ['between two frames, p99', ({ seen }) => quantile(seen.gaps, 0.99), 'ms'],
  ['transition to browser, p50', ({ seen }) => quantile(seen.latencies, 0.5), 'ms', true],
  ['transition to browser, p99', ({ seen }) => quantile(seen.latencies, 0.99), 'ms', true],
  ['bytes a second to a browser', ({ seen }) => seen.bytesPerSecond / 1_000, 'kB/s', true],
  ['one frame', ({ seen }) => seen.frameBytes / 1_000, 'kB', true],
  ['the server with nobody looking', ({ alone }) => core(alone), '% of a core'],
  ['the server with all browsers', ({ usage }) => core(usage), '% of a core', true],
  ['of that for the browsers', ({ alone, usage }) => core(usage) - core(alone), '% of a core', true],
  ['event loop late, p99', ({ usage }) => usage.loopP99, 'ms', true],
  ['memory', ({ usage }) => usage.rssMb, 'MB', true],
  ['packets waiting for the browser that stalls', ({ backlog }) => backlog, ''],
  ['all browsers connected at once, each with a frame', ({ connected }) => connected, 'ms', true],
  ['the browsers themselves', ({ seen }) => (100 * seen.cpu) / seen.seconds, '% of a core'],
];

const shown = (value: number, unit: string): string =>
  `${value.toFixed(value < 100 && !Number.isInteger(value) ? 1 : 0)} ${unit}`.trimEnd();

export function printFigures(fuseboard: Measured, naive: Measured | null): void {
  const measured = naive === null ? [fuseboard] : [fuseboard, naive];
  const heads = naive === null ? ['fuseboard'] : ['fuseboard', 'naive', 'naive / fuseboard'];
  console.log(`\n${''.padEnd(50)}${heads.map((head) => head.padStart(20)).join('')}`);
  for (const [what, of, unit, ratio = false] of ROWS) {
    const values = measured.map((one) => shown(of(one), unit));
    const times = naive !== null && ratio ? [(of(naive) / of(fuseboard)).toFixed(1)] : [];
    console.log(`${what.padEnd(50)}${[...values, ...times].map((text) => text.padStart(20)).join('')}`);
  }
  const transitions = measured.map(({ seen }) => Math.round(seen.latencies.length / seen.clients));
  console.log(`\ntransitions: ${transitions.join(' and ')}, each at every browser`);
}

/** A minute a line; from the third on, when everything has been used once, what is held should no longer rise. */
export function printMemory(memory: readonly Usage[]): void {
  if (memory.length === 0) return;
  console.log('\nminute     memory   held after a collection');
  for (const [index, { rssMb, heapMb }] of memory.entries()) {
    console.log(
      `${String(index + 1).padStart(6)}   ${shown(rssMb, 'MB').padStart(8)}   ${shown(heapMb, 'MB').padStart(23)}`,
    );
  }
  const rises = (of: (usage: Usage) => number): string => slope(memory.slice(2).map(of)).toFixed(2);
  console.log(
    `from the third minute on, MB a minute: memory ${rises(({ rssMb }) => rssMb)}, held ${rises(({ heapMb }) => heapMb)}`,
  );
}
