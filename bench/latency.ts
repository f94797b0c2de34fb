// From a breaker's transition on the server to its card on the page: milliseconds, over many commands, on the built product.
// The peer: the time until the REST answer of the same command is back at the script.
import { once, EventEmitter } from 'node:events';
import { type Browser, chromium } from '@playwright/test';
import { browserOptions } from '../e2e/support/browser-options.ts';
import { Fuseboard } from '../e2e/support/fuseboard.ts';

const ROUNDS = 40;
const PATIENCE_MS = 10_000;
const BREAKER = 'email';

interface Round {
  readonly toPage: number;
  readonly toAnswer: number;
}

/** Emits `moved` with the epoch ms of every change of the card's state, as the page saw it. */
async function watchCard(browser: Browser, url: string): Promise<EventEmitter> {
  const card = new EventEmitter();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.exposeFunction('cardMoved', (at: number) => card.emit('moved', at));
  await page.goto(url);
  await page.waitForSelector(`[data-breaker="${BREAKER}"]`);
  await page.evaluate((name) => {
    const element = document.querySelector(`[data-breaker="${name}"]`);
    const { cardMoved } = globalThis as unknown as { cardMoved: (at: number) => void }; // exposed above
    if (!element) throw new Error(`no card of ${name}`);
    new MutationObserver(() => cardMoved(performance.timeOrigin + performance.now())).observe(element, {
      attributeFilter: ['data-state'],
    });
  }, BREAKER);
  return card;
}

async function measure(fuseboard: Fuseboard, card: EventEmitter, round: number): Promise<Round> {
  const moved = once(card, 'moved', { signal: AbortSignal.timeout(PATIENCE_MS) });
  const command = round % 2 === 0 ? 'force-open' : 'reset';
  const sent = performance.now();
  await fuseboard.send('POST', `/breakers/${BREAKER}/commands`, { command, reason: 'measuring' });
  const toAnswer = performance.now() - sent;
  const [at] = (await moved) as [number]; // what cardMoved emits
  const { since } = await fuseboard.breaker(BREAKER);
  return { toPage: at - since, toAnswer };
}

function print(what: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const quantile = (q: number) =>
    `${sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]?.toFixed(1)} ms`;
  console.log(
    `${what.padEnd(24)} p50 ${quantile(0.5)}   p95 ${quantile(0.95)}   max ${quantile(1)}   n ${sorted.length}`,
  );
}

const fuseboard = await Fuseboard.start();
const browser = await chromium.launch(browserOptions);
try {
  const card = await watchCard(browser, fuseboard.url);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(fuseboard, card, round));
  print(
    'transition to page',
    rounds.map(({ toPage }) => toPage),
  );
  print(
    'command to REST answer',
    rounds.map(({ toAnswer }) => toAnswer),
  );
} finally {
  await browser.close();
  await fuseboard.end();
}
