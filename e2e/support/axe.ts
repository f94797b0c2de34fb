import axe from 'axe-core';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** What a theme can change: all other rules read what is the same in both. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** That axe finds nothing on the page as it stands: by all its rules, and in the dark by those that look at colours. */
export async function expectNoFindings(page: Page, where: string): Promise<void> {
  await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await findings(page, {}), where).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findings(page, { runOnly: OF_COLOURS }), `${where}, dark`).toEqual([]);
}

/** `rule: target` each. */
async function findings(page: Page, options: axe.RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate(
    (given) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, given), // put there by its source
    options,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
