// The board with 1,000 real breakers that move: frame gaps, long tasks, memory, paint and shift of the built product, and the
// budget it has to hold. Peers in the same run: an empty page, which is what the machine itself allows, and the same stream in
// a naive grid of recharts cards. `pnpm bench web [SECONDS [SUBJECT]]`, after a build.
import { chromium } from '@playwright/test';
import { browserOptions } from '../e2e/support/browser-options.ts';
import { startFleet } from '../e2e/support/fleet.ts';
import { initialScriptBytes } from '../e2e/support/initial-script.ts';
import { type Measured, measurePage, type Subject } from './web/measure-page.ts';
import { buildNaiveGrid, NAIVE_GRID_FLAGS, openNaiveGrid } from './web/naive-grid.ts';
import { budgetFindings, printTable } from './web/report.ts';

const BREAKERS = 1_000;
const SECONDS = Number(process.argv[2] ?? 60);
const ONLY = process.argv[3];

buildNaiveGrid();
const { fuseboard, end } = await startFleet(BREAKERS, 'storms');
const browser = await chromium.launch({
  ...browserOptions,
  args: [...(browserOptions.args ?? []), ...NAIVE_GRID_FLAGS],
});
const CARD = '[data-breaker]';
const subjects: readonly Subject[] = [
  { name: 'board', open: (page) => page.goto(`${fuseboard.url}/`), useful: CARD, scrolls: true },
  {
    name: 'board, rows',
    open: (page) => page.goto(`${fuseboard.url}/?density=rows`),
    useful: CARD,
    scrolls: true,
  },
  { name: 'empty page', open: (page) => page.goto('data:text/html,<p>nothing'), useful: 'p', scrolls: false },
  { name: 'naive grid', open: (page) => openNaiveGrid(page, fuseboard.url), useful: CARD, scrolls: true },
];
try {
  const measured: Measured[] = [];
  for (const subject of subjects) {
    if (ONLY !== undefined && subject.name !== ONLY) continue;
    console.log(`measuring ${subject.name} …`);
    measured.push(await measurePage(browser, subject, SECONDS));
  }
  console.log(`${BREAKERS} breakers, ${SECONDS} s each, 1440 x 900\n`);
  printTable(measured);
  const [board] = measured;
  if (board) {
    console.log();
    for (const [what, holds] of budgetFindings(board, initialScriptBytes('apps/web/dist')))
      console.log(`${holds ? 'holds      ' : 'falls short'}  ${what}`);
  }
} finally {
  await browser.close();
  await end();
}
