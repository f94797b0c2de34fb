import type { Browser, CDPSession, Page } from '@playwright/test';
import { type Busy, countMainThread, mainThread } from '../../e2e/support/main-thread.ts';
import {
  frameGaps,
  type Gaps,
  heapInUse,
  installProbe,
  layoutShifts,
  longTasks,
  untilUseful,
  usefulPaint,
} from '../../e2e/support/page-probe.ts';

export interface Subject {
  readonly name: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** What is there, with text in it, once there is something to read. */
  readonly useful: string;
  /** How far down it can be scrolled is worth measuring. */
  readonly scrolls: boolean;
}

interface Stretch extends Gaps {
  readonly busy: Busy;
}

export interface Measured {
  readonly name: string;
  /** ms after navigation. */
  readonly useful: number | null;
  readonly idle: Stretch;
  readonly scroll: Stretch | null;
  /** Tasks over 100 ms after it was loaded, and the longest task, ms. */
  readonly longTasks: { readonly over: number; readonly longest: number };
  /** Bytes over the measured time, after collecting garbage. */
  readonly heapGrowth: number;
  readonly shift: number;
  readonly nodes: number;
}

/** A task that long is felt. */
const LONG_MS = 100;
/** Pixels a second: brisk reading. */
const SCROLL_SPEED = 1_200;
const USEFUL_WITHIN_MS = 120_000;

/** `seconds`: of the whole measurement, half of it scrolling where there is something to scroll. */
export async function measurePage(browser: Browser, subject: Subject, seconds: number): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await countMainThread(session);
  await installProbe(page, subject.useful);
  await subject.open(page);
  await untilUseful(page, USEFUL_WITHIN_MS);
  await page.waitForTimeout(SETTLE_MS);
  const loaded = await page.evaluate(() => performance.now());
  const heapBefore = await heapInUse(session);
  const stretch = (subject.scrolls ? seconds / 2 : seconds) * 1_000;
  const measure = async (during: () => Promise<unknown>): Promise<Stretch> => {
    const { gaps, result } = await frameGaps(page, () => mainThread(session, during));
    return { ...gaps, busy: result };
  };
  const idle = await measure(() => page.waitForTimeout(stretch));
  const scroll = subject.scrolls ? await measure(() => scrollFor(stretch, session)) : null;
  const tasks = (await longTasks(page)).filter(({ at }) => at >= loaded).map(({ ms }) => ms);
  const measured = {
    name: subject.name,
    useful: await usefulPaint(page),
    idle,
    scroll,
    longTasks: { over: tasks.filter((ms) => ms > LONG_MS).length, longest: Math.max(0, ...tasks) },
    heapGrowth: (await heapInUse(session)) - heapBefore,
    shift: (await layoutShifts(page)).reduce((sum, { value }) => sum + value, 0),
    nodes: await page.evaluate(() => document.querySelectorAll('*').length),
  };
  await context.close();
  return measured;
}

/** Fetching what is lazy, and the history behind the sparklines. */
const SETTLE_MS = 5_000;

/** Down and back up with the wheel, as the browser itself would scroll: not by script. */
async function scrollFor(ms: number, session: CDPSession): Promise<void> {
  const leg = (ms / 2 / 1_000) * SCROLL_SPEED;
  for (const way of [-leg, leg])
    await session.send('Input.synthesizeScrollGesture', {
      x: 720,
      y: 500,
      yDistance: way,
      speed: SCROLL_SPEED,
      gestureSourceType: 'mouse',
    });
}
