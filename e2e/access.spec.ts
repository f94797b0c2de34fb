import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { Fuseboard } from './support/fuseboard.ts';
import { breakerOn, expectConnection } from './support/page-objects.ts';

const TOKENS = {
  viewer: 'viewer-0123456789abcdef',
  operator: 'operator-0123456789abcdef',
} as const;
const FUSEBOARD_TOKENS = `vera:viewer:${TOKENS.viewer},otto:operator:${TOKENS.operator}`;

const board = test.extend<{ guarded: Fuseboard }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter to know what a fixture needs
  guarded: async ({}, provide) => {
    const guarded = await Fuseboard.start([], { FUSEBOARD_TOKENS });
    await provide(guarded);
    await guarded.end();
  },
});

async function signIn(page: Page, token: string): Promise<void> {
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

board(
  'a board with tokens shows nothing before, and is somebody’s after signing in',
  async ({ guarded, page }) => {
    await page.goto(guarded.url);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByText('payments')).toHaveCount(0);

    await signIn(page, 'nobody-0123456789abcdef');
    await expect(page.getByText('This token does not open this board.')).toBeVisible();
    await signIn(page, TOKENS.operator);
    await expectConnection(page, 'live');
    await expect(breakerOn(page, 'payments')).toBeVisible();
    await expect(page.getByRole('banner')).toContainText('otto operator');
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    const readable = await page.evaluate(
      () => document.cookie + JSON.stringify([localStorage, sessionStorage]),
    );
    expect([readable.includes(cookie?.value ?? ''), readable.includes(TOKENS.operator)]).toEqual([
      false,
      false,
    ]);

    await page.goto(`${guarded.url}/b/payments`);
    await page.getByRole('button', { name: 'Force open' }).click();
    await page.getByRole('textbox', { name: /reason/i }).fill('a drill');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Force open/ })
      .click();
    await expect(breakerOn(page, 'payments')).toHaveAttribute('data-state', 'forced-open');
    await expect(breakerOn(page, 'payments')).toContainText('By hand: otto');

    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.goto(`${guarded.url}/journal`);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByText('payments')).toHaveCount(0);
  },
);

board('a viewer sees everything and is told why nothing can be pressed', async ({ guarded, page }) => {
  await page.goto(`${guarded.url}/b/payments`);
  await signIn(page, TOKENS.viewer);
  await expectConnection(page, 'live');
  const why = 'You are vera, a viewer; this takes an operator.';
  const force = page.getByRole('button', { name: 'Force open' });
  await expect(force).toHaveAttribute('aria-disabled', 'true');
  await expect(force).toHaveAccessibleDescription(why);
  await force.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: why })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('link', { name: 'Journal' }).click();
  await expect(page.getByRole('heading', { name: 'Journal' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a mark' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Demo' }).click();
  await expect(page.getByText(why)).toBeVisible();
  await expect(page.getByRole('button', { name: 'All healthy' })).toHaveAttribute('aria-disabled', 'true');
});

board(
  'a session that ends leaves the last picture, says so, and goes on after signing in again',
  async ({ guarded, page }) => {
    await page.goto(guarded.url);
    await signIn(page, TOKENS.operator);
    await expectConnection(page, 'live');
    await page.evaluate(() => document.body.setAttribute('data-same-document', 'yes'));
    // Ended by another tab of the same browser.
    expect((await page.request.delete(`${guarded.url}/api/v1/session`)).status()).toBe(200);
    await expectConnection(page, 'signed-out');
    await expect(breakerOn(page, 'payments')).toBeVisible();
    const banner = page.locator('[data-banner="signed-out"]');
    await expect(banner).toContainText(
      'This browser was signed out. This is the last picture; sign in to go on.',
    );
    await signIn(page, TOKENS.operator);
    await expectConnection(page, 'live');
    await expect(banner).toHaveCount(0);
    await expect(page.locator('body')).toHaveAttribute('data-same-document', 'yes');
  },
);

board('too many wrong tokens are told to wait, and for how long', async ({ guarded, page }) => {
  await page.goto(guarded.url);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  const data = { token: 'nobody-0123456789abcdef' };
  for (let attempt = 0; attempt < 10; attempt += 1)
    await page.request.post(`${guarded.url}/api/v1/session`, { data });
  await signIn(page, TOKENS.operator);
  await expect(
    page.getByText(/Too many wrong tokens from this address\. Try again in \d+ s\./),
  ).toBeVisible();
});
