import { readFile } from 'node:fs/promises';
import { expect, test } from './support/fixtures.ts';
import { expectConnection } from './support/page-objects.ts';
import { installProbe, layoutShifts } from './support/page-probe.ts';

test('charts are walked through by key, together, and looked at closer by a drag that "back" undoes', async ({
  fuseboard,
  page,
}) => {
  await page.goto(`${fuseboard.url}/b/inventory`);
  await expectConnection(page, 'live');
  const plot = page.getByRole('slider', { name: 'Latency: moment' });
  await plot.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(plot).toHaveAttribute('aria-valuetext', /^\d\d:\d\d:\d\d.*: p99 .*p95 .*p50 /);
  await expect(page.getByText('Refused', { exact: true }).filter({ visible: true }).last()).toBeVisible();
  await expect(page.locator('.recharts-tooltip-wrapper').filter({ visible: true })).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(page.locator('.recharts-tooltip-wrapper').filter({ visible: true })).toHaveCount(0);

  const box = await plot.boundingBox();
  if (box === null) throw new Error('the chart is not drawn');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.4, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, y, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=.*&to=/);
  await expect(page.getByText('not live')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Last 15 minutes' })).toBeVisible();
});

test('a chart is copied as a picture, as figures and as a link, and saved where the clipboard is refused', async ({
  fuseboard,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${fuseboard.url}/b/inventory`);
  await expectConnection(page, 'live');
  const copy = async (what: string, chart = 'Latency') => {
    await page.getByRole('button', { name: `Copy: ${chart}` }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  await copy('Link');
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/b\/inventory\?from=.*&to=/);
  await copy('Figures');
  await expect(page.getByText('Figures copied')).toBeVisible();
  const figures = await page.evaluate(() => navigator.clipboard.readText());
  expect(figures).toContain('time (UTC),covers (s),state,p50 (ms),p95 (ms),p99 (ms)');

  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error('refused'));
  });
  const [download] = await Promise.all([page.waitForEvent('download'), copy('Picture')]);
  expect(download.suggestedFilename()).toBe('inventory-latency.png');
  const png = await readFile(await download.path());
  const plot = await page.getByRole('slider', { name: 'Latency: moment' }).boundingBox();
  // Twice the size of the page, and a margin of sixteen on either side.
  expect(png.readUInt32BE(16)).toBe(Math.round(((plot?.width ?? 0) + 32) * 2));
  expect(png.length).toBeGreaterThan(10_000);
  await expect(page.getByText('Picture saved as inventory-latency.png')).toBeVisible();
  for (const chart of ['Calls by outcome', 'Live calls', 'Sliding window']) {
    const [file] = await Promise.all([page.waitForEvent('download'), copy('Picture', chart)]);
    expect((await readFile(await file.path())).length, chart).toBeGreaterThan(10_000);
  }
});

test('nothing shifts as a page comes and goes on, and on paper there is all of it and no control', async ({
  fuseboard,
  page,
}) => {
  await fuseboard.send('POST', '/breakers/email/commands', { command: 'trip', reason: 'drill' });
  await installProbe(page, 'h1');
  for (const path of ['/', '/b/payments', '/journal']) {
    await page.goto(`${fuseboard.url}${path}`);
    await expectConnection(page, 'live');
    await expect(page.getByRole('main')).toContainText(path === '/journal' ? 'Tripped' : 'payments');
    if (path.startsWith('/b/')) await expect(page.getByRole('slider')).toHaveCount(3);
    const shifts = await layoutShifts(page);
    const moved = shifts.reduce((sum, { value }) => sum + value, 0);
    // The journal's axis goes on with the time, and its bands with it.
    expect(moved, `${path}: ${JSON.stringify(shifts)}`).toBeLessThan(path === '/journal' ? 0.005 : 0.001);
  }
  await page.goto(`${fuseboard.url}/journal`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByText(`${fuseboard.url}/journal`)).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('navigation')).toHaveCount(0);
});
