import type { Page } from '@playwright/test';
import { LESSONS, SHORT_PATH } from '@fuseboard/simulator/lessons';
import { expect, test as base } from '@playwright/test';
import { expectNoFindings } from './support/axe.ts';
import { Fuseboard } from './support/fuseboard.ts';

/** One server for all, since no lesson leaves anything on it, and for the lessons one page: to start 21 takes longer than they do. */
const test = base.extend<object, { url: string; lessonPage: Page }>({
  url: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter to know what a fixture needs
    async ({}, provide) => {
      const fuseboard = await Fuseboard.start();
      await provide(fuseboard.url);
      await fuseboard.end();
    },
    { scope: 'worker' },
  ],
  lessonPage: [
    async ({ browser }, provide) => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await provide(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
});

const clock = (page: Page) => page.getByLabel('Lesson time');
const shown = async (page: Page): Promise<number> => Number(await clock(page).getAttribute('data-ms'));

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(clock(page)).toBeVisible();
}

/** Of every lane: asked, and all that became of it. */
async function totals(page: Page): Promise<{ asked: number; parts: number[] }[]> {
  return page.locator('[data-totals]').evaluateAll((sums) =>
    sums.map((sum) => {
      const [asked = 0, ...parts] = [...sum.querySelectorAll('b')].map((figure) =>
        Number(figure.textContent),
      );
      return { asked, parts };
    }),
  );
}

for (const lesson of LESSONS)
  test(`${lesson.id} goes from its start over its question to the reveal, by keys alone`, async ({
    lessonPage: page,
    url,
  }) => {
    const failures: string[] = [];
    page.removeAllListeners();
    page.on('pageerror', (error) => failures.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
    await open(page, `${url}/learn/${lesson.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(lesson.title);
    const { part, choices, answer } = lesson.question;
    if (part > 0)
      await page.getByRole('radio', { name: lesson.parts[part]?.title ?? '' }).check({ force: true });
    await page.getByRole('heading', { level: 1 }).click();
    const question = page.getByRole('region', { name: 'Question' });
    await expect(question).toBeHidden();
    await page.keyboard.press('End');
    await expect(question).toHaveAttribute('data-question', 'asked');
    await expect(question.getByRole('listitem')).toHaveCount(choices.length);
    const asked = await shown(page);
    await page.keyboard.press('ArrowRight');
    expect(await shown(page)).toBe(asked);

    await page.keyboard.press(String(answer + 1));
    await expect(question).toHaveAttribute('data-question', 'answered');
    await page.keyboard.press('r');
    await expect(page.locator('[data-reveal]')).toContainText(/^Right\./);
    await page.keyboard.press('End');
    await expect.poll(() => shown(page)).toBe(lesson.parts[part]?.scenario.durationMs);
    for (const { asked: all, parts } of await totals(page)) {
      expect(all).toBeGreaterThan(0);
      expect(parts.reduce((sum, each) => sum + each, 0)).toBe(all);
    }
    await expect(page.locator('[data-checksum]')).toHaveText(/^[0-9a-f]{8}$/);
    expect(failures).toEqual([]);
  });

test('the index names all lessons, and marks those of the short path', async ({ page, url }) => {
  await page.goto(url);
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Learn' }).click();
  await expect(page).toHaveTitle(/^Learn/);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(LESSONS.length);
  await expect(page.locator('[data-short]')).toHaveCount(SHORT_PATH.length);
});

test('L1 has the rows of the book, one by one', async ({ page, url }) => {
  await open(page, `${url}/learn/L1#at=L1.1&t=7000`);
  const rows = page.locator('[data-book] tbody tr');
  await expect(rows).toHaveCount(15);
  await expect(page.locator('[data-book] [data-past]')).toHaveCount(8);
  await page.keyboard.press('End');
  await expect(page.locator('[data-book] [data-past]')).toHaveCount(15);
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent)),
  );
  const marks = cells.map(
    ([second, python, ours]) => `${second} ${/^OK|^FAIL/.exec(python ?? '')?.[0] ?? '-'} ${ours}`,
  );
  expect(marks).toEqual([
    '0 OK ok',
    '1 OK ok',
    '2 FAIL failed: an error',
    '3 FAIL failed: an error; threshold reached, opens',
    ...[4, 5, 6, 7].map((second) => `${second} - refused: still open`),
    '8 FAIL probe failed: an error; probe failed, opens again',
    ...[9, 10, 11, 12].map((second) => `${second} - refused: still open`),
    '13 OK probe ok; probe succeeded, closes',
    '14 OK ok',
  ]);
});

test('a link shows the same moment to whoever opens it, with what was turned; a wrong one says so', async ({
  page,
  url,
}) => {
  await open(page, `${url}/learn/L2#at=L2.1&seed=2&part=1&t=5000`);
  const checksum = page.locator('[data-checksum]');
  const untouched = await checksum.textContent();
  const dial = page.getByRole('slider', { name: 'Error rate' });
  await dial.focus();
  await page.keyboard.press('End');
  await expect(checksum).not.toHaveText(untouched ?? '');
  await expect(page.getByText('before it was turned').first()).toBeVisible();
  await expect(page).toHaveURL(/do=5000~error~100/);
  const [link, turned] = [page.url(), await checksum.textContent()];

  await page.goto('about:blank');
  await open(page, link);
  await expect(checksum).toHaveText(turned ?? '');
  expect(await shown(page)).toBe(5_000);
  await page.getByRole('button', { name: 'Reset all' }).click();
  await expect(checksum).toHaveText(untouched ?? '');

  await page.goto('about:blank');
  await open(page, `${url}/learn/L2#at=L2.99&t=5`);
  await expect(page.getByRole('alert')).toContainText('version 99');
});

test('a lesson goes on when the server is gone, with nothing in its way', async ({ page }) => {
  const fuseboard = await Fuseboard.start();
  await open(page, `${fuseboard.url}/learn/L3`);
  await fuseboard.end();
  await expect(page.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'disconnected', {
    timeout: 30_000,
  });
  await page.keyboard.press('End');
  await page.keyboard.press('4');
  await page.keyboard.press('r');
  await expect(page.locator('[data-reveal]')).toBeVisible();
  await expect(page.locator('[data-banner], main[data-stale]')).toHaveCount(0);
});

test('steps, plays, shows every event as a table, and fills a projector', async ({ page, url }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, `${url}/learn/L1`);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => shown(page)).toBe(3_000);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => shown(page)).toBe(0);
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await page.keyboard.press('Space');
  await expect.poll(() => shown(page)).toBe(2_000);
  await expect(page.locator('[data-caption="1"]')).toContainText('The first failure');

  await page.getByRole('radio', { name: 'Events, as a table' }).check({ force: true });
  await expect(page.getByRole('row').filter({ hasText: 'failed' }).first()).toContainText('2.000 s');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('row').filter({ hasText: 'closed → open' })).toContainText(
    '2 failures in a row',
  );

  await page.keyboard.press('F5');
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page).toHaveURL(/\?present/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
});

test('the puzzle scores a lane of one’s own beside those that are given', async ({ page, url }) => {
  await open(page, `${url}/learn/L21`);
  await expect(page.locator('[data-points]')).toHaveCount(4);
  await page.getByRole('button', { name: 'Add a lane of your own' }).click();
  await expect(page.locator('[data-points]')).toHaveCount(5);
  await page.getByRole('radio', { name: 'Take the configuration' }).check({ force: true });
  await expect(page.locator('[data-config="YAML"]').last()).toContainText('- name: yours');
});

test('axe finds nothing on the index and in a lesson, light or dark', async ({ page, url }) => {
  for (const path of ['/learn', '/learn/L16#at=L16.1&t=32000', '/learn/L1#at=L1.1&t=9000&show=table']) {
    await page.goto('about:blank');
    await page.goto(`${url}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (path !== '/learn') await expect(clock(page)).toBeVisible();
    await expectNoFindings(page, path);
  }
});
