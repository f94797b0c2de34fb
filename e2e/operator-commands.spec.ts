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
  const dialog = page.getByRole('dialog', { name: 'Force open search' });
  await dialog.getByLabel('Reason').fill('index rebuild');
  await expect(dialog.getByRole('radio', { name: '15 min' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Force open' }).click();
  await expect(dialog).toBeHidden();
  await expectState(page, 'search', 'forced-open');
  await expect(breakerOn(page, 'search')).toContainText('index rebuild');

  await page.goto(fuseboard.url);
  const card = breakerOn(page, 'search');
  await expect(card).toHaveAttribute('data-state', 'forced-open');
  await expect(card).toHaveAttribute('data-override', 'true');
  await expect(card).toContainText('local: index rebuild');
  await expect(card).toContainText(/until \d\d:\d\d/);
  const refused = async () => (await fuseboard.breaker('search')).totals.rejected;
  const before = await refused();
  await expect.poll(refused).toBeGreaterThan(before);

  await fuseboard.send('POST', '/breakers/search/commands', {
    command: 'force-open',
    reason: 'rebuilt sooner than thought',
    expiresIn: 3,
  });
  await expect(card).toContainText('rebuilt sooner than thought');
  await expectState(page, 'search', 'closed');
  const moves = (await fuseboard.journal('&breaker=search&kind=transition')).flatMap((entry) =>
    entry.kind === 'transition' ? [`${entry.to}: ${entry.cause.type}`] : [],
  );
  expect(moves).toEqual(['forced-open: operator', 'half-open: override-expired', 'closed: probes-succeeded']);
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
  await dialog.getByLabel('Reason').fill('provider is back');
  await dialog.getByLabel('Reason').press('Enter');
  await expectState(page, 'email', 'closed');
  const commands = await fuseboard.journal('&breaker=email&kind=command');
  expect(commands.at(-1)).toMatchObject({ command: 'reset', reason: 'provider is back', outcome: 'applied' });
});

test('a reason is asked for before anything is sent', async ({ fuseboard, page }) => {
  await openBreakerPage(page, fuseboard.url, 'shipping');
  await page.getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(dialog.getByLabel('Reason')).toHaveAccessibleDescription(/Say why/);
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
  await dialog.getByLabel('Reason').fill('drill');
  await fuseboard.send('POST', '/breakers/inventory/commands', {
    command: 'force-open',
    reason: 'someone was faster',
  });
  await expectState(page, 'inventory', 'forced-open');
  await expect(dialog.getByRole('alert')).toContainText('moved while this was open');
  await expect(dialog.getByRole('button', { name: 'Trip' })).toBeDisabled();
  await expect(dialog.getByLabel('Reason')).toHaveValue('drill');
  expect((await fuseboard.breaker('inventory')).state).toBe('forced-open');
});
