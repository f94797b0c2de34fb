import { expect, test } from './support/fixtures.ts';
import { Fuseboard } from './support/fuseboard.ts';
import { breakerOn, expectConnection, expectState } from './support/page-objects.ts';
import { installProbe, layoutShifts } from './support/page-probe.ts';
import { Upstream } from './support/upstream.ts';

test('the first steps come once, take neither room nor focus, and come again when asked for', async ({
  fuseboard,
  page,
}) => {
  await installProbe(page, '[data-breaker]');
  await page.goto(fuseboard.url);
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps).toContainText('1 of 3');
  await expect(page.locator('body')).toBeFocused();
  expect((await layoutShifts(page)).filter(({ what }) => what.join('').includes('First steps'))).toEqual([]);
  await steps.getByRole('button', { name: 'Next' }).press('Enter');
  await steps.getByRole('button', { name: 'Next' }).press('Escape');
  await expect(steps).toHaveCount(0);
  await page.reload();
  await expectConnection(page, 'live');
  await expectState(page, 'payments', 'closed');
  await expect(steps).toHaveCount(0);
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Show the first steps' }).click();
  await expect(steps).toContainText('1 of 3');
});

test('[28] the palette finds a breaker, and a command in it opens the usual dialog', async ({
  fuseboard,
  page,
}) => {
  await page.goto(`${fuseboard.url}/journal`);
  await expectConnection(page, 'live');
  const palette = page.getByRole('dialog', { name: 'Go to or do' });
  const typed = palette.getByRole('combobox');
  await page.keyboard.press('Control+k');
  await typed.fill('paym');
  await expect(palette.getByRole('option').first()).toContainText('payments');
  await typed.press('Enter');
  await expect(page).toHaveURL(/\/b\/payments$/);

  await page.keyboard.press('Control+k');
  await typed.fill('ship');
  await expect(palette.getByRole('option').first()).toContainText('shipping');
  await typed.press('Tab');
  await expect(palette.getByRole('option').first()).toContainText('Force open shipping');
  await typed.press('Enter');
  const dialog = page.getByRole('dialog', { name: /shipping/ });
  await dialog.getByRole('textbox', { name: /reason/i }).fill('a drill');
  await expectStillClosed(fuseboard, 'shipping');
  await dialog.getByRole('button', { name: /^Force open/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => (await fuseboard.breaker('shipping')).state).toBe('forced-open');
});

const expectStillClosed = async (fuseboard: Fuseboard, name: string): Promise<void> =>
  expect((await fuseboard.breaker(name)).state).toBe('closed');

test('what the board shows is named, opened again by name, and is an address that shows anybody the same', async ({
  fuseboard,
  page,
  browser,
}) => {
  await page.goto(`${fuseboard.url}/?q=e&density=rows`);
  await expectState(page, 'email', 'closed');
  await page.getByRole('button', { name: 'Views' }).click();
  const views = page.getByRole('dialog', { name: 'Views' });
  await views.getByRole('textbox').fill('with an e');
  await views.getByRole('textbox').press('Enter');
  await expect(views.getByRole('link', { name: 'with an e' })).toHaveAttribute('href', '/?q=e&density=rows');
  await page.goto(fuseboard.url);
  await expectState(page, 'email', 'closed');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('with');
  await expect(page.getByRole('option').first()).toContainText('with an e');
  await page.getByRole('combobox').press('Enter');
  await expect(page).toHaveURL(/\?q=e&density=rows$/);
  const shown = await page.locator('[data-breaker]').count();

  const other = await browser.newPage();
  await other.goto(page.url());
  await expectState(other, 'email', 'closed');
  expect(await other.locator('[data-breaker]').count()).toBe(shown);
  await other.close();
});

test('a board without breakers takes the first by its URL', async ({ page }) => {
  const upstream = await Upstream.start();
  const board = await Fuseboard.startWith({ breakers: [] });
  await page.goto(board.url);
  const url = page.getByLabel(/Add your first breaker/);
  await url.fill('stock.example');
  await url.press('Enter');
  await expect(page.getByText('A URL begins with http:// or https://')).toBeVisible();
  await url.fill(`${upstream.url}api/v2/stock`);
  await url.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('stock');
  await page.getByRole('button', { name: 'Review and add' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add it' }).click();
  await expect(page).toHaveURL(/\/b\/stock$/);
  await expect.poll(async () => (await board.breaker('stock')).totals.success).toBeGreaterThan(1);
  await expect(breakerOn(page, 'stock')).toHaveAttribute('data-state', 'closed');
  await board.end();
  await upstream.end();
});
