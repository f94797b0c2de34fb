// From a breaker's transition on the server to its card on the page: milliseconds, over many commands, on the built product.
// The peer: the time until the REST answer of the same command is back at the script.
import { chromium } from '@playwright/test';
import { browserOptions } from '../e2e/support/browser-options.ts';
import { Fuseboard } from '../e2e/support/fuseboard.ts';

const ROUNDS = 40;
const BREAKER = 'email';

const fuseboard = await Fuseboard.start();
const browser = await chromium.launch(browserOptions);
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(fuseboard.url);
await page.waitForSelector(`[data-breaker="${BREAKER}"]`);
await page.evaluate((name) => {
  const card = document.querySelector(`[data-breaker="${name}"]`);
  const seen: { state: string | null; at: number }[] = [];
  Object.assign(globalThis, { seen });
  const note = () =>
    seen.push({
      state: card?.getAttribute('data-state') ?? null,
      at: performance.timeOrigin + performance.now(),
    });
  if (card) new MutationObserver(note).observe(card, { attributeFilter: ['data-state'] });
}, BREAKER);

const answered: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const command = round % 2 === 0 ? 'force-open' : 'reset';
  const sent = performance.now();
  await fuseboard.send('POST', `/breakers/${BREAKER}/commands`, { command, reason: 'measuring' });
  answered.push(performance.now() - sent);
  await page.waitForFunction(
    (count) => (globalThis as unknown as { seen: unknown[] }).seen.length >= count,
    round + 1,
  );
}

const seen = await page.evaluate(() => (globalThis as unknown as { seen: { at: number }[] }).seen);
const transitions = await fuseboard.journal(`&breaker=${BREAKER}&kind=transition`);
const delays = transitions.slice(-ROUNDS).map((entry, index) => (seen[index]?.at ?? Number.NaN) - entry.at);

const quantile = (values: readonly number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))]?.toFixed(1);
for (const [what, values] of [
  ['transition to page', delays],
  ['command to REST answer', answered],
] as const)
  console.log(
    `${what.padEnd(24)} p50 ${quantile(values, 0.5)} ms   p95 ${quantile(values, 0.95)} ms   max ${quantile(values, 1)} ms   n ${values.length}`,
  );

await browser.close();
await fuseboard.end();
