import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { breakerOn, expectConnection, expectState } from './support/page-objects.ts';

async function openBreakerPage(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/b/${name}`);
  await expectConnection(page, 'live');
  await expectState(page, name, 'closed');
}

test('force open with a reason and an expiry refuses calls, is told on the card, and ends in half-open', async ({
  fuseboard,
  page,
}) => {
  await openBreakerPage(page, fuseboard.url, 'search');
  await page.getByRole('button', { name: 'Force open' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/reason/i).fill('index rebuild');
  await dialog.getByLabel(/custom/i).check();
  await dialog.getByLabel(/minutes/i).fill('0.2');
  await dialog.getByRole('button', { name: 'Force open' }).click();
  await expect(dialog).toBeHidden();
  await expectState(page, 'search', 'forced-open');
  await expect(breakerOn(page, 'search')).toContainText('index rebuild');

  await page.goto(fuseboard.url);
  const card = breakerOn(page, 'search');
  await expect(card).toHaveAttribute('data-state', 'forced-open');
  await expect(card).toContainText('index rebuild');
  const refusedBefore = (await fuseboard.breaker('search')).totals.rejected;
  await expect
    .poll(async () => (await fuseboard.breaker('search')).totals.rejected)
    .toBeGreaterThan(refusedBefore);

  await expect
    .poll(
      async () =>
        (await fuseboard.journal('&breaker=search&kind=transition')).map(
          (entry) => entry.kind === 'transition' && entry.to,
        ),
      {
        timeout: 30_000,
      },
    )
    .toContain('half-open');
  const ended = (await fuseboard.journal('&breaker=search&kind=transition')).find(
    (entry) => entry.kind === 'transition' && entry.from === 'forced-open',
  );
  expect(ended).toMatchObject({ to: 'half-open', cause: { type: 'override-expired' } });
  await expectState(page, 'search', 'closed');
});

test('reset closes a forced breaker at once', async ({ fuseboard, page }) => {
  await fuseboard.send('POST', '/breakers/email/commands', {
    command: 'force-open',
    reason: 'mail provider down',
  });
  await page.goto(`${fuseboard.url}/b/email`);
  await expectState(page, 'email', 'forced-open');
  await page.getByRole('button', { name: 'Reset' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/reason/i).fill('provider is back');
  await dialog.getByLabel(/reason/i).press('Enter');
  await expectState(page, 'email', 'closed');
  const commands = await fuseboard.journal('&breaker=email&kind=command');
  expect(commands.at(-1)).toMatchObject({ command: 'reset', reason: 'provider is back', outcome: 'applied' });
});

test('a reason is asked for before anything is sent', async ({ fuseboard, page }) => {
  await openBreakerPage(page, fuseboard.url, 'shipping');
  await page.getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(dialog.getByText(/3 to 500 characters/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Disable' })).toBeFocused();
  expect(await fuseboard.journal('&breaker=shipping&kind=command')).toEqual([]);
});

test('a command for a breaker that has moved on is refused in words and changes nothing', async ({
  fuseboard,
  page,
}) => {
  await openBreakerPage(page, fuseboard.url, 'inventory');
  await page.getByRole('button', { name: 'Trip' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/reason/i).fill('drill');
  await fuseboard.send('POST', '/breakers/inventory/commands', {
    command: 'force-open',
    reason: 'someone was faster',
  });
  await expectState(page, 'inventory', 'forced-open');
  await dialog.getByRole('button', { name: 'Trip' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog.getByLabel(/reason/i)).toHaveValue('drill');
  expect((await fuseboard.breaker('inventory')).state).toBe('forced-open');
});
