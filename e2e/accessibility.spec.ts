import axe from 'axe-core';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { expectConnection, expectState } from './support/page-objects.ts';

/** `rule: target` of everything that axe finds on the page as it stands. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run()); // put there by its source
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on any page, ${theme}`, async ({ fuseboard, page }) => {
    await fuseboard.send('POST', '/breakers/email/commands', { command: 'force-open', reason: 'drill' });
    await fuseboard.send('POST', '/breakers/payments/commands', { command: 'trip', reason: 'drill' });
    await page.emulateMedia({ colorScheme: theme });
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
      expect(await findings(page), path).toEqual([]);
    }
    await page.goto(`${fuseboard.url}/api/docs`);
    expect(await findings(page), 'API').toEqual([]);
    await page.goto(`${fuseboard.url}/b/email`);
    await expectState(page, 'email', 'forced-open');
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findings(page), 'dialog').toEqual([]);
    await page.goto(fuseboard.url);
    await expectState(page, 'email', 'forced-open');
    await page.getByRole('button', { name: 'Views' }).click();
    await expect(page.getByRole('dialog', { name: 'Views' })).toBeVisible();
    expect(await findings(page), 'views').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Views' })).toBeHidden();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('reset em');
    await expect(page.getByRole('option').first()).toContainText('Reset email');
    expect(await findings(page), 'palette').toEqual([]);
  });
