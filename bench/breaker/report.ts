import type { IdleMeasured } from './measure-idle.ts';
import { type Measured, ratio } from './measure-scenario.ts';
import type { Finding } from './rules.ts';
import { spread } from './statistics.ts';

/** Plain text; every column but the first to the right. */
function print(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  console.log(`\n${title}`);
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(`  ${cells.join('   ').trimEnd()}`);
  }
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const ns = (value: number): string => (value < 100 ? value.toFixed(1) : whole(value));

/** Ratios against the first subject: medians of the ratios of each round, and their quartiles. */
export function reportScenario(title: string, measured: readonly Measured[]): void {
  const [reference] = measured;
  if (!reference) return;
  const rows = measured.map((one) => {
    const { low, median, high } = ratio(one, reference);
    return [
      one.name,
      ns(spread(one.rounds).median),
      median.toFixed(2),
      `${low.toFixed(2)}-${high.toFixed(2)}`,
      one.bytes === null ? 'n/a' : whole(one.bytes),
    ];
  });
  print(title, [['', 'ns/call', `x ${reference.name}`, 'quartiles', 'bytes/call'], ...rows]);
}

export function reportIdle(title: string, measured: readonly IdleMeasured[]): void {
  const rows = measured.map(({ name, bytes, cpuPercent }) => [name, whole(bytes), cpuPercent.toFixed(2)]);
  print(title, [['', 'bytes each', '% of a core, all'], ...rows]);
}

export function reportFindings(findings: readonly Finding[]): void {
  const rows = findings.map(({ what, figure, holds }) => [what, figure, holds ? 'holds' : 'falls short']);
  print('Rules of packages/breaker/SPEC.md', rows);
}
