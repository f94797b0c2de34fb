import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CuttableProxy } from './support/cuttable-proxy.ts';
import { expect, test } from './support/fixtures.ts';
import { Fuseboard } from './support/fuseboard.ts';
import { breakerOn, expectConnection, expectState } from './support/page-objects.ts';

const CUT_MS = 10_000;

const command = (board: Fuseboard, breaker: string, name: string) =>
  board.send('POST', `/breakers/${breaker}/commands`, { command: name, reason: 'while nobody could see' });

/** Marks the document, so that a reload would show. */
const markDocument = (page: Page) =>
  page.evaluate(() => document.body.setAttribute('data-same-document', 'yes'));
const expectSameDocument = (page: Page) =>
  expect(page.locator('body')).toHaveAttribute('data-same-document', 'yes');

/** Every transition the server knows has its line on the page: its own, or that of the command that made it. */
async function expectJournalOnPage(page: Page, board: Fuseboard): Promise<void> {
  const entries = await board.journal();
  const madeBy = new Map(
    entries.flatMap((entry) =>
      entry.kind === 'command' && entry.transition !== null ? [[entry.transition, entry.seq]] : [],
    ),
  );
  await page.getByRole('link', { name: 'Journal' }).click();
  for (const { kind, seq, breaker } of entries) {
    if (kind !== 'transition') continue;
    const line = page.locator(`[data-journal-seq="${madeBy.get(seq) ?? seq}"]`).filter({ hasText: breaker });
    await expect(line).toHaveCount(1);
  }
}

test('a cut of 10 s leaves the picture standing, says so, and is filled in afterwards', async ({
  fuseboard,
  page,
}) => {
  const proxy = await CuttableProxy.listen(() => fuseboard.port);
  await page.goto(proxy.url);
  await expectConnection(page, 'live');
  await markDocument(page);

  const cutAt = (await fuseboard.breakers()).serverTime;
  proxy.cut();
  await expectConnection(page, 'disconnected');
  await expect(breakerOn(page, 'payments')).toBeVisible();
  for (const breaker of ['payments', 'email', 'search']) {
    await command(fuseboard, breaker, 'force-open');
    await command(fuseboard, breaker, 'reset');
  }
  await command(fuseboard, 'shipping', 'force-open');
  await expectState(page, 'shipping', 'closed');
  await expect
    .poll(async () => (await fuseboard.breakers()).serverTime - cutAt, { timeout: 2 * CUT_MS })
    .toBeGreaterThan(CUT_MS);

  proxy.mend();
  await expectConnection(page, 'live');
  await expectState(page, 'shipping', 'forced-open');
  await expectJournalOnPage(page, fuseboard);
  await expectSameDocument(page);
  await proxy.close();
});

test('a server killed and started again is picked up without a reload', async ({ fuseboard, page }) => {
  await page.goto(fuseboard.url);
  await expectConnection(page, 'live');
  await markDocument(page);
  await command(fuseboard, 'payments', 'force-open');
  await expectState(page, 'payments', 'forced-open');

  await fuseboard.end('SIGKILL');
  await expectConnection(page, 'disconnected');
  await expectState(page, 'payments', 'forced-open');

  await fuseboard.run();
  await command(fuseboard, 'search', 'force-open');
  await expectConnection(page, 'live');
  await expectState(page, 'search', 'forced-open');
  await expectState(page, 'payments', 'closed');
  await expectJournalOnPage(page, fuseboard);
  await expectSameDocument(page);
});

test('a server that keeps its history is picked up with it: no line twice, none lost, and what was forced open still is', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'fuseboard-e2e-'));
  const board = await Fuseboard.start(['--data', folder]);
  await page.goto(board.url);
  await expectConnection(page, 'live');
  await command(board, 'payments', 'force-open');
  await expectState(page, 'payments', 'forced-open');

  await board.end('SIGKILL');
  await expectConnection(page, 'disconnected');
  await board.run();
  await command(board, 'search', 'force-open');
  await expectConnection(page, 'live');
  await expectState(page, 'search', 'forced-open');
  await expectState(page, 'payments', 'forced-open');
  await expectJournalOnPage(page, board);
  await board.end();
  rmSync(folder, { recursive: true });
});

test('no control acts while the picture is stale', async ({ fuseboard, page }) => {
  const proxy = await CuttableProxy.listen(() => fuseboard.port);
  await page.goto(`${proxy.url}/b/payments`);
  await expectConnection(page, 'live');
  await expect(page.getByRole('button', { name: 'Force open' })).toBeEnabled();
  proxy.cut();
  await expectConnection(page, 'disconnected');
  await expect(page.getByRole('button', { name: 'Force open' })).toBeDisabled();
  proxy.mend();
  await expectConnection(page, 'live');
  await expect(page.getByRole('button', { name: 'Force open' })).toBeEnabled();
  await proxy.close();
});
