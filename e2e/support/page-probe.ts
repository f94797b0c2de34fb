import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from '@playwright/test';

/** Something that moved by itself: by how much, and what. */
interface Shift {
  readonly value: number;
  readonly what: readonly string[];
}

/** What the page itself sees of how it runs; as `probe.js` keeps it on `globalThis.probe`. */
interface Probe {
  gaps: number[];
  readonly longTasks: { readonly at: number; readonly ms: number }[];
  readonly shifts: readonly Shift[];
  /** ms after navigation when the first breaker was drawn with its numbers; null before. */
  useful: number | null;
}

/** Frame gaps of one stretch of time, ms. */
export interface Gaps {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  /** Frames a second over the stretch. */
  readonly fps: number;
}

const SCRIPT = fileURLToPath(new URL('./probe.js', import.meta.url));

/** `useful`: what is there once there is something to read. */
export async function installProbe(page: Page, useful: string): Promise<void> {
  await page.addInitScript(
    (selector) => void Object.assign(globalThis, { usefulSelector: selector }),
    useful,
  );
  await page.addInitScript({ path: SCRIPT });
}

type Global = typeof globalThis & { probe: Probe }; // what probe.js put there

const read = <K extends keyof Probe>(page: Page, key: K): Promise<Probe[K]> =>
  page.evaluate((name) => (globalThis as Global).probe[name as K], key);

/** Until there is something to read. */
export async function untilUseful(page: Page, timeout: number): Promise<void> {
  await page.waitForFunction(() => (globalThis as Global).probe.useful !== null, undefined, { timeout });
}

export const usefulPaint = (page: Page): Promise<number | null> => read(page, 'useful');
export const layoutShifts = (page: Page): Promise<readonly Shift[]> => read(page, 'shifts');
export const longTasks = (page: Page): Promise<Probe['longTasks']> => read(page, 'longTasks');

/** The frames while `during` runs. */
export async function frameGaps<T>(
  page: Page,
  during: () => Promise<T>,
): Promise<{ readonly gaps: Gaps; readonly result: T }> {
  await page.evaluate(() => {
    (globalThis as Global).probe.gaps = [];
  });
  const result = await during();
  return { gaps: summaryOf(await read(page, 'gaps')), result };
}

function summaryOf(gaps: readonly number[]): Gaps {
  const sorted = gaps.toSorted((a, b) => a - b);
  const quantile = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  const spanned = gaps.reduce((sum, gap) => sum + gap, 0);
  return {
    p50: quantile(0.5),
    p95: quantile(0.95),
    max: quantile(1),
    fps: spanned === 0 ? 0 : (gaps.length * 1_000) / spanned,
  };
}

/** Bytes of JavaScript objects that are still in use. */
export async function heapInUse(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
