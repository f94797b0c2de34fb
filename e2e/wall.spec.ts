import { expect, test } from '@playwright/test';
import { Fuseboard } from './support/fuseboard.ts';
import { expectConnection, expectState } from './support/page-objects.ts';

const TOKEN = 'viewer-0123456789abcdef';

test('[30] a wall whose server is killed and started again comes back by itself, signed in by its address', async ({
  page,
}) => {
  const board = await Fuseboard.start([], { FUSEBOARD_TOKENS: `wall:viewer:${TOKEN}` });
  await page.goto(`${board.url}/?wall=1#token=${TOKEN}`);
  await expectConnection(page, 'live');
  await expectState(page, 'payments', 'closed');
  await expect(page.locator('a, button, input')).toHaveCount(0);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.evaluate(() => document.body.setAttribute('data-same-document', 'yes'));

  await board.end('SIGKILL');
  await expectConnection(page, 'disconnected');
  await expect(page.locator('[data-wall-notice]')).toContainText('This is the last picture.');
  await expect(page.locator('[data-breaker]')).toHaveCount(6);

  await board.run(); // It keeps no sessions: the cookie of before is nobody's.
  await expectConnection(page, 'live');
  await expect(page.locator('[data-wall-notice]')).toHaveCount(0);
  await expect(page.locator('body')).toHaveAttribute('data-same-document', 'yes');
  await board.end();
});
