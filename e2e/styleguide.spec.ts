import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './support/fixtures.ts';

const DIST = 'apps/web/dist';

test('the styleguide is of the development build alone', async ({ fuseboard, page }) => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => file.includes('styleguide'))).toEqual([]);
  const sources = files.filter((file) => file.endsWith('.js'));
  expect(sources.length).toBeGreaterThan(0);
  for (const file of sources)
    expect(readFileSync(`${DIST}/${file}`, 'utf8'), file).not.toMatch(/near-its-threshold|Styleguide/);
  await page.goto(`${fuseboard.url}/styleguide`);
  await expect(page.getByText('Nothing here')).toBeVisible();
});
