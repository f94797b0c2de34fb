// The pictures in docs/images, taken of the built product: `pnpm screenshots`.
import { mkdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { browserOptions } from '../e2e/support/browser-options.ts';
import { Fuseboard } from '../e2e/support/fuseboard.ts';

const OUT = 'docs/images';

const PATIENCE_MS = 180_000;

/** Enough for the charts and sparklines to have something to show. */
const PAST_MS = 90_000;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) if (performance.now() > deadline) throw new Error(`still not so: ${what}`);
}

interface Picture {
  readonly path: string;
  readonly name: string;
  /** What is there once the page shows what it has. */
  readonly ready: string;
}

const PICTURES: readonly Picture[] = [
  { path: '/', name: 'board', ready: '[data-breaker] path' },
  { path: '/b/payments', name: 'breaker', ready: '.recharts-line-curve' },
  { path: '/demo', name: 'demo', ready: 'input[type="range"]' },
];

async function take(page: Page, url: string, { path, name, ready }: Picture): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`${url}${path}`);
    await page.waitForSelector('[data-connection="live"]');
    await page.waitForSelector(ready, { state: 'attached' });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${OUT}/${name}-${theme}.png` });
  }
}

mkdirSync(OUT, { recursive: true });
const fuseboard = await Fuseboard.start();
const browser = await chromium.launch(browserOptions);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const begun = (await fuseboard.breakers()).serverTime;
  await until('a past to show', async () => (await fuseboard.breakers()).serverTime > begun + PAST_MS);
  await fuseboard.send('POST', '/breakers/email/commands', {
    command: 'force-open',
    reason: 'mail provider maintenance',
    expiresIn: 900,
  });
  await fuseboard.send('PATCH', '/demo/services/payments', { errorRate: 80 });
  await until('payments open', async () => (await fuseboard.breaker('payments')).state === 'open');
  for (const picture of PICTURES) await take(page, fuseboard.url, picture);
} finally {
  await browser.close();
  await fuseboard.end();
}
