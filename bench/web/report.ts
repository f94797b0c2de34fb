import type { Measured } from './measure-page.ts';

const ms = (value: number | null): string => (value === null ? '–' : `${value.toFixed(1)} ms`);
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

type Row = readonly [
  what: string,
  read: (of: Measured) => number | null,
  write: (value: number | null) => string,
];

const ROWS: readonly Row[] = [
  ['first useful paint', (m) => m.useful, ms],
  ['idle: frames a second', (m) => m.idle.fps, (value) => (value ?? 0).toFixed(1)],
  ['idle: gap p50', (m) => m.idle.p50, ms],
  ['idle: gap p95', (m) => m.idle.p95, ms],
  ['idle: gap max', (m) => m.idle.max, ms],
  ['idle: main thread, of a second', (m) => m.idle.busy.all, ms],
  ['  of it script', (m) => m.idle.busy.script, ms],
  ['  of it style and layout', (m) => m.idle.busy.layout, ms],
  ['scroll: frames a second', (m) => m.scroll?.fps ?? null, (value) => value?.toFixed(1) ?? '–'],
  ['scroll: gap p50', (m) => m.scroll?.p50 ?? null, ms],
  ['scroll: gap p95', (m) => m.scroll?.p95 ?? null, ms],
  ['scroll: gap max', (m) => m.scroll?.max ?? null, ms],
  ['scroll: main thread, of a second', (m) => m.scroll?.busy.all ?? null, ms],
  ['  of it script', (m) => m.scroll?.busy.script ?? null, ms],
  ['  of it style and layout', (m) => m.scroll?.busy.layout ?? null, ms],
  ['tasks over 100 ms', (m) => m.longTasks.over, String],
  ['longest task', (m) => m.longTasks.longest, ms],
  ['heap growth', (m) => m.heapGrowth, (value) => megabytes(value ?? 0)],
  ['layout shift', (m) => m.shift, (value) => (value ?? 0).toFixed(4)],
  ['elements', (m) => m.nodes, String],
];

/** A column for each subject; behind all but the first, its figure against the first's. */
export function printTable(measured: readonly Measured[]): void {
  const [reference] = measured;
  if (!reference) return;
  const cells = ROWS.map(([what, read, write]) => [
    what,
    ...measured.map((one) => {
      const [value, base] = [read(one), read(reference)];
      const comparable = one !== reference && value !== null && base !== null && base > 0 && value > 0;
      return write(value) + (comparable ? `  x${(value / base).toFixed(2)}` : '');
    }),
  ]);
  const table = [['', ...measured.map(({ name }) => name)], ...cells];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    );
}

/** The foot of the interface's design: what holds of it and what does not. */
export function budgetFindings(
  board: Measured,
  initialScript: number,
): readonly (readonly [string, boolean])[] {
  return [
    [`first useful paint ${ms(board.useful)}, under 1000 ms`, (board.useful ?? Infinity) < 1_000],
    [`gap p95 ${ms(board.idle.p95)} idle, at most 34 ms`, board.idle.p95 <= 34],
    [`gap p95 ${ms(board.scroll?.p95 ?? null)} scrolling, at most 34 ms`, (board.scroll?.p95 ?? 0) <= 34],
    [`${board.longTasks.over} tasks over 100 ms, none`, board.longTasks.over === 0],
    [`heap growth ${megabytes(board.heapGrowth)}, under 10 MB`, board.heapGrowth < 10 * 2 ** 20],
    [`layout shift ${board.shift.toFixed(4)}, none`, board.shift === 0],
    [`initial JavaScript ${(initialScript / 1_000).toFixed(1)} kB gzip, under 150`, initialScript < 150_000],
  ];
}
