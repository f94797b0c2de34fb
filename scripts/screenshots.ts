// The pictures in docs/images, taken of the built product: `pnpm screenshots`.
import { mkdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { browserOptions } from '../e2e/support/browser-options.ts';
import { Fuseboard } from '../e2e/support/fuseboard.ts';

const OUT = 'docs/images';

async function state(fuseboard: Fuseboard, breaker: string, wanted: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while ((await fuseboard.breaker(breaker)).state !== wanted)
    if (performance.now() > deadline) throw new Error(`${breaker} did not become ${wanted} within a minute`);
}

async function take(page: Page, url: string, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(url);
    await page.waitForSelector('[data-connection="live"]');
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${OUT}/${name}-${theme}.png` });
  }
}

mkdirSync(OUT, { recursive: true });
const fuseboard = await Fuseboard.start();
const browser = await chromium.launch(browserOptions);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await fuseboard.send('POST', '/breakers/email/commands', {
    command: 'force-open',
    reason: 'mail provider maintenance',
    expiresIn: 900,
  });
  await fuseboard.send('PATCH', '/demo/services/payments', { errorRate: 100 });
  await state(fuseboard, 'payments', 'open');
  await take(page, `${fuseboard.url}/`, 'board');
  await take(page, `${fuseboard.url}/b/payments`, 'breaker');
  await take(page, `${fuseboard.url}/demo`, 'demo');
} finally {
  await browser.close();
  await fuseboard.end();
}
