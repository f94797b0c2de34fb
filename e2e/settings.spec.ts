import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { Fuseboard } from './support/fuseboard.ts';
import { expectState } from './support/page-objects.ts';
import { Upstream } from './support/upstream.ts';

let upstream: Upstream;
let fuseboard: Fuseboard;

test.beforeEach(async () => {
  upstream = await Upstream.start();
  const endpoint = { type: 'http', url: `${upstream.url}pay`, headers: { authorization: 'Bearer s3cret' } };
  fuseboard = await Fuseboard.startWith({ breakers: [{ name: 'ledger', endpoint }] });
});

test.afterEach(async () => {
  await fuseboard.end();
  await upstream.end();
});

const review = (page: Page) => page.getByRole('dialog');

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review changes' }).click();
  await review(page).getByRole('button', { name: 'Save' }).click();
  await expect(review(page)).toHaveCount(0);
}

test('a pasted URL becomes a breaker that is seen live', async ({ page }) => {
  await page.goto(`${fuseboard.url}/settings`);
  await page.getByRole('link', { name: 'Add a breaker' }).click();
  await page.getByLabel('URL').fill(`${upstream.url}api/v2/stock`);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('stock');
  await page.getByLabel('Calls (per second)').fill('20');
  await page.getByRole('button', { name: 'Review and add' }).click();
  await expect(review(page).getByRole('table', { name: 'Changes' })).toContainText(
    `${upstream.url}api/v2/stock`,
  );
  await review(page).getByRole('button', { name: 'Add it' }).click();
  await expect(page).toHaveURL(/\/b\/stock$/);
  await expectState(page, 'stock', 'closed');
  await expect.poll(async () => (await fuseboard.breaker('stock')).totals.success).toBeGreaterThan(3);
});

test('an edit is checked as it is typed, shows its diff before it is saved, and can be rolled back', async ({
  page,
}) => {
  await page.goto(`${fuseboard.url}/settings/b/ledger`);
  const rate = page.getByLabel('Failure rate (%)');
  await rate.fill('500');
  await expect(page.getByText(/at most 100, got 500\./)).toBeVisible();
  await expect(rate).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Review changes' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Review changes' })).toHaveAttribute('aria-disabled', 'true');
  await expect(review(page)).toHaveCount(0);

  await rate.fill('35');
  await expect(page.getByRole('status').filter({ hasText: '1 unsaved change.' })).toBeVisible();
  await page.getByRole('button', { name: 'Review changes' }).click();
  await expect(review(page).getByRole('row', { name: 'Failure rate none 35' })).toBeVisible();
  await review(page).getByLabel('Why').fill('too slow to open');
  await review(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('main')).toContainText('Version 2, from the configuration file, edited here');
  expect((await fuseboard.breaker('ledger')).thresholds.failureRate).toBe(35);
  const [entry] = await fuseboard.journal('&kind=config');
  expect(entry).toMatchObject({ breaker: 'ledger', version: 2, reason: 'too slow to open' });

  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await review(page).getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByRole('main')).toContainText('Version 3, from the configuration file, edited here');
  expect((await fuseboard.breaker('ledger')).thresholds.failureRate).toBe(50);
  await page.goto(`${fuseboard.url}/journal`);
  await expect(page.getByRole('main')).toContainText('Configuration restored to version 1 (version 3)');
});

test('a secret never reaches the page, and stays while others change', async ({ page }) => {
  await page.goto(`${fuseboard.url}/settings/b/ledger`);
  await expect(page.getByLabel('Value 1')).toHaveValue('•••');
  expect(await page.content()).not.toContain('s3cret');
  await page.getByLabel('Group').fill('money');
  await save(page);
  expect((await fuseboard.breaker('ledger')).group).toBe('money');
  await page.getByLabel('Value 1').fill('Bearer other');
  await page.getByRole('button', { name: 'Review changes' }).click();
  await expect(
    review(page).getByRole('row', { name: 'Header authorization ••• changed (hidden)' }),
  ).toBeVisible();
});

test('what was typed is still there after looking elsewhere, and a change by somebody else is told', async ({
  page,
}) => {
  await page.goto(`${fuseboard.url}/settings/b/ledger`);
  await page.getByLabel('Group').fill('mine');
  await page.getByRole('link', { name: 'All breakers' }).click();
  await expect(page.getByRole('row', { name: /ledger/ })).toContainText('unsaved changes');
  await page.getByRole('link', { name: 'ledger' }).click();
  await expect(page.getByLabel('Group')).toHaveValue('mine');
  await fuseboard.send('PATCH', '/breakers/ledger', { group: 'theirs' });
  await expect(page.getByRole('alert')).toContainText('local has saved version 2 meanwhile');
  await page.getByRole('button', { name: 'Begin anew from version 2' }).click();
  await expect(page.getByLabel('Group')).toHaveValue('theirs');
});

test('a breaker is removed only once its name is typed, and can be brought back', async ({ page }) => {
  await page.goto(`${fuseboard.url}/settings/b/ledger`);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  const remove = review(page).getByRole('button', { name: 'Remove it' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await review(page).getByLabel('Type ledger to confirm').fill('ledger');
  await remove.click();
  await expect(page).toHaveURL(/\/settings$/);
  await page.getByRole('table', { name: 'Removed breakers' }).getByRole('link', { name: 'ledger' }).click();
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await review(page).getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByRole('main')).toContainText('Version 3');
});

test('an edit of the file shows on an open page, and a wrong one says where', async ({ page }) => {
  const text = readFileSync(fuseboard.configFile, 'utf8');
  await page.goto(`${fuseboard.url}/settings`);
  await expect(page.getByRole('row', { name: /ledger/ })).toBeVisible();
  writeFileSync(fuseboard.configFile, text.replace('"ledger"', '"renamed"'));
  await expect(page.getByRole('row', { name: /renamed/ })).toBeVisible();
  writeFileSync(fuseboard.configFile, text.replace('"ledger"', '"Ledger"'));
  await expect(page.getByRole('region', { name: 'Configuration file' })).toContainText(
    'breakers[0].name must be',
  );
  await expect(page.locator('[data-banner="config"]')).toContainText(
    'The configuration in force stays as it was.',
  );
  writeFileSync(fuseboard.configFile, text);
  await expect(page.locator('[data-banner="config"]')).toHaveCount(0);
  await expect(page.getByRole('row', { name: /ledger/ })).toBeVisible();
});
