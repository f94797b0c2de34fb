import { expectNoFindings } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { expectConnection, expectState } from './support/page-objects.ts';

test('axe finds nothing on any page, light or dark', async ({ fuseboard, page }) => {
  await fuseboard.send('POST', '/breakers/email/commands', { command: 'force-open', reason: 'drill' });
  await fuseboard.send('POST', '/breakers/payments/commands', { command: 'trip', reason: 'drill' });
  for (const [path, sign] of [
    ['/', 'Forced open'],
    ['/?density=rows', 'Forced open'],
    ['/?density=wall', 'Forced open'],
    ['/?wall=1', 'Forced open'],
    ['/?q=nothing-like-it', 'nothing-like-it'],
    ['/b/email', 'Sliding window'],
    ['/b/inventory', 'Sliding window'],
    ['/journal', 'Tripped'],
    ['/demo', 'Scenarios'],
    ['/settings', 'Breakers'],
    ['/settings/add', 'Failure rate'],
    ['/settings/b/payments', 'Version 1'],
  ] as const) {
    await page.goto(`${fuseboard.url}${path}`);
    await expectConnection(page, 'live');
    await expect(page.getByRole('main')).toContainText(sign);
    await expectNoFindings(page, path);
  }
  await page.goto(`${fuseboard.url}/api/docs`);
  await expectNoFindings(page, 'API');
  await page.goto(`${fuseboard.url}/b/email`);
  await expectState(page, 'email', 'forced-open');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoFindings(page, 'dialog');
  await page.goto(fuseboard.url);
  await expectState(page, 'email', 'forced-open');
  await page.getByRole('button', { name: 'Views' }).click();
  await expect(page.getByRole('dialog', { name: 'Views' })).toBeVisible();
  await expectNoFindings(page, 'views');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('reset em');
  await expect(page.getByRole('option').first()).toContainText('Reset email');
  await expectNoFindings(page, 'palette');
});
