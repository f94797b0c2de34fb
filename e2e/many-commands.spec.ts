import type { Page } from '@playwright/test';
import { CuttableProxy } from './support/cuttable-proxy.ts';
import { expect, test } from './support/fixtures.ts';
import { breakerOn, expectConnection, expectState } from './support/page-objects.ts';

/** A message over the page; it is a dialog, too, though not a modal one. */
const message = (page: Page, name: string) => page.getByRole('dialog', { name });

async function openBoard(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expectConnection(page, 'live');
}

async function select(page: Page, ...names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  for (const name of names) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
}

const bar = (page: Page) => page.getByRole('region', { name: 'Selected breakers' });

test('the dialog says before anything is done how many calls a second it would cut', async ({
  fuseboard,
  page,
}) => {
  await page.goto(`${fuseboard.url}/b/search`);
  await expectState(page, 'search', 'closed');
  await page.getByRole('button', { name: 'Force open' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/Cuts about [\d.]+ calls\/s that pass now\./);
  await expect(dialog).toContainText('Callers get an error; there is no fallback.');
  await dialog.getByText('As a REST call').click();
  await dialog.getByLabel('Reason').fill('index rebuild');
  await expect(dialog.locator('pre')).toContainText(
    `curl -X POST '${fuseboard.url}/api/v1/breakers/search/commands'`,
  );
  await expect(dialog.locator('pre')).toContainText('"reason":"index rebuild","expiresIn":900');
  expect(await fuseboard.journal('&breaker=search&kind=command')).toEqual([]);
});

test('a command is undone by a key within its ten seconds, which are counted', async ({
  fuseboard,
  page,
}) => {
  await page.goto(`${fuseboard.url}/b/search`);
  await expectState(page, 'search', 'closed');
  await page.getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog', { name: 'Disable search' });
  await dialog.getByLabel('Reason').fill('wrong breaker');
  await dialog.getByLabel('Reason').press('Enter');
  await expectState(page, 'search', 'disabled');
  await expect(page.locator('[data-seconds-left]')).toHaveText(/^\d+ s$/);
  await page.keyboard.press('u');
  await expectState(page, 'search', 'closed');
  const commands = await fuseboard.journal('&breaker=search&kind=command');
  expect(commands).toMatchObject([
    { command: 'disable', reason: 'wrong breaker' },
    { command: 'reset', undoes: commands[0]?.seq, reason: 'Undo of disable: wrong breaker' },
  ]);
  await expect(page.getByRole('list', { name: /ournal/ }).first()).toContainText('undo of no.');
});

test('an undo is refused in words when somebody else has moved the breaker since', async ({
  fuseboard,
  page,
}) => {
  await page.goto(`${fuseboard.url}/b/email`);
  await expectState(page, 'email', 'closed');
  await page.getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('mail provider down');
  await dialog.getByLabel('Reason').press('Enter');
  await expectState(page, 'email', 'disabled');
  await fuseboard.send('POST', '/breakers/email/commands', {
    command: 'force-open',
    reason: 'no, rather shut',
  });
  await expectState(page, 'email', 'forced-open');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'email: undo refused' })).toContainText(
    /has moved on since entry \d+, disable/,
  );
  expect((await fuseboard.breaker('email')).state).toBe('forced-open');
});

test('[25] a command for many shows whom it is for, wants the count typed above five, and says what became of each', async ({
  fuseboard,
  page,
}) => {
  await openBoard(page, fuseboard.url);
  await select(page, 'search');
  await bar(page)
    .getByRole('button', { name: /^Select all 6/ })
    .click();
  await bar(page).getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-bulk-item]')).toHaveCount(6);
  await dialog.getByLabel('Reason').fill('drill');
  await dialog.getByLabel('Reason').press('Enter');
  await expect(dialog.getByLabel(/How many/)).toHaveAccessibleDescription(/Type 6/);
  expect(await fuseboard.journal('&kind=command')).toEqual([]);

  await fuseboard.send('POST', '/breakers/email/commands', { command: 'trip', reason: 'someone was faster' });
  await expect(dialog.getByRole('alert')).toContainText('1 moved while this was open');
  await dialog.getByLabel(/How many/).fill('6');
  await dialog.getByLabel(/How many/).press('Enter');
  await expect(dialog).toContainText('5 of 6 disabled, 1 refused.');
  await expect(dialog.locator('[data-bulk-result="email"]')).toContainText('email has moved on');
  await expect(dialog.locator('[data-ok="true"]')).toHaveCount(5);
  expect((await fuseboard.breaker('email')).state).not.toBe('disabled');

  await dialog.getByRole('button', { name: 'Try the 1 again' }).click();
  await expect(dialog.locator('[data-bulk-item]')).toHaveCount(1);
  await expect(dialog.getByLabel('Reason')).toHaveValue('drill');
  await dialog.getByLabel('Reason').press('Enter');
  await expect(dialog).toContainText('1 of 1 disabled.');
  expect((await fuseboard.breaker('email')).state).toBe('disabled');
});

test('all that a command for many did is undone at once', async ({ fuseboard, page }) => {
  await openBoard(page, fuseboard.url);
  await select(page, 'search', 'shipping');
  await bar(page).getByRole('button', { name: 'Force open' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('wrong list');
  await dialog.getByLabel('Reason').press('Enter');
  await expect(dialog).toContainText('2 of 2 forced open.');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(message(page, '2 undone')).toBeVisible();
  await expectState(page, 'search', 'closed');
  await expectState(page, 'shipping', 'closed');
});

test('breakers are selected by keys, by a range and by group', async ({ fuseboard, page }) => {
  await openBoard(page, fuseboard.url);
  const links = page.locator('a[data-item]');
  await links.first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  await expect(bar(page)).toContainText('3 selected');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);

  await page.getByRole('button', { name: 'Select', exact: true }).click();
  const boxes = page.getByRole('checkbox');
  await boxes.first().click();
  await boxes.nth(3).click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('4 selected');
  await bar(page).getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await bar(page).getByRole('button', { name: 'Add group' }).click();
  await page.getByRole('menuitem', { name: /checkout/ }).click();
  await expect(bar(page)).toContainText('2 selected');
  await expect(page.getByRole('checkbox', { name: 'Select payments' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Select inventory' })).toBeChecked();
});

test('an override is warned of before it ends, and kept from there', async ({ fuseboard, page }) => {
  await openBoard(page, fuseboard.url);
  await fuseboard.send('POST', '/breakers/search/commands', {
    command: 'force-open',
    reason: 'index rebuild',
    expiresIn: 40,
  });
  const card = breakerOn(page, 'search');
  await expect(card).toContainText(/\d+ s left/);
  await expect(message(page, 'search: force open ends within a minute')).toContainText('index rebuild');
  await card.getByRole('button', { name: /^Keep 15 min/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Force open search' });
  await expect(dialog.getByLabel('Reason')).toHaveValue('index rebuild');
  await dialog.getByLabel('Reason').press('Enter');
  await expect(dialog).toBeHidden();
  await expect(card).toContainText(/until \d\d:\d\d/);
  await expect(card.getByRole('button', { name: /^Keep/ })).toHaveCount(0);
  const { override } = await fuseboard.breaker('search');
  expect((override?.expiresAt ?? 0) - Date.now()).toBeGreaterThan(800_000);
});

test('[18] no control acts on stale data, of one breaker or of many', async ({ fuseboard, page }) => {
  const proxy = await CuttableProxy.listen(() => fuseboard.port);
  await openBoard(page, proxy.url);
  await select(page, 'search', 'email');
  await bar(page).getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('drill');
  proxy.cut();
  await expect(dialog.getByRole('alert')).toContainText('Disconnected');
  await expect(dialog.getByRole('button', { name: 'Disable 2' })).toBeDisabled();
  await dialog.getByLabel('Reason').press('Enter');
  await expect(dialog.getByLabel('Reason')).toHaveValue('drill');
  await page.keyboard.press('Escape');
  await expect(bar(page).getByRole('button', { name: 'Disable' })).toBeDisabled();
  expect(await fuseboard.journal('&kind=command')).toEqual([]);
  await proxy.close();
});
