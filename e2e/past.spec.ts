import { readFile } from 'node:fs/promises';
import type { JournalPage } from '@fuseboard/protocol';
import type { Page } from '@playwright/test';
import { Fuseboard } from './support/fuseboard.ts';
import { expect, test } from './support/fixtures.ts';
import { breakerOn, expectConnection } from './support/page-objects.ts';

async function mark(fuseboard: Fuseboard, text: string): Promise<void> {
  const { status } = await fuseboard.send('POST', '/journal/marks', { text });
  expect(status).toBe(201);
}

/** More than two pages of the journal and more than it keeps in the page at once, and fewer than one person may write in a minute. */
const MANY = 260;

const journal = (page: Page) => page.getByRole('list', { name: 'Journal' });

test('a range of the past is in the address, survives a reload, and is not taken for now', async ({
  fuseboard,
  page,
}) => {
  await page.goto(`${fuseboard.url}/b/payments`);
  await expectConnection(page, 'live');
  await expect(page.getByRole('heading', { name: 'Last 15 minutes' })).toBeVisible();
  await page.getByRole('radio', { name: 'Last 6 h' }).check({ force: true });
  await expect(page).toHaveURL(/range=6h/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Last 6 hours' })).toBeVisible();

  await page.getByRole('radio', { name: 'From … to …' }).check({ force: true });
  const form = page.getByRole('form', { name: 'Custom range' });
  await form.getByLabel('To').fill('2020-01-01T00:00:00');
  await form.getByRole('button', { name: 'Show' }).click();
  await expect(form.getByRole('alert')).toContainText('must end after it begins');
  await expect(page).toHaveURL(/range=6h/);
  await form.getByLabel('From').fill('2026-01-01T08:00:00');
  await form.getByLabel('To').fill('2026-01-01T09:30:00');
  await form.getByRole('button', { name: 'Show' }).click();
  const heading = page.getByRole('heading', { name: '1 Jan 08:00:00 to 1 Jan 09:30:00' });
  await expect(heading).toBeVisible();
  await page.reload();
  await expect(heading).toBeVisible();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.getByRole('heading', { name: 'Last 15 minutes' })).toBeVisible();
});

test('a text finds an entry far older than what was loaded, and the files have exactly what is filtered', async ({
  fuseboard,
  page,
}) => {
  await mark(fuseboard, 'Deploy of the Needle 1.4.2');
  for (let count = 1; count <= 150; count++) await mark(fuseboard, `hay ${count}`);
  await page.goto(`${fuseboard.url}/journal`);
  await expectConnection(page, 'live');
  await expect(journal(page)).toContainText('hay 150');
  await expect(journal(page)).not.toContainText('Needle');
  await page.getByRole('searchbox', { name: 'Text' }).fill('needle DEPLOY');
  await expect(page).toHaveURL(/q=needle/);
  await expect(journal(page)).toContainText('Deploy of the Needle 1.4.2');
  await expect(journal(page)).not.toContainText('hay');
  await page.reload();
  await expect(journal(page)).toContainText('Deploy of the Needle 1.4.2');
  await mark(fuseboard, 'another hay');
  await mark(fuseboard, 'deploy: needle again');
  await expect(journal(page)).toContainText('deploy: needle again');
  await expect(journal(page)).not.toContainText('another hay');

  await page.goto(`${fuseboard.url}/journal?kind=mark&q=hay`);
  const file = async (name: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`journal.${name.toLowerCase()}`);
    return readFile(await download.path(), 'utf8');
  };
  const { entries } = JSON.parse(await file('JSON')) as JournalPage; // the contract tests hold the server to it
  expect(entries).toHaveLength(151);
  expect(entries.every((entry) => entry.kind === 'mark' && entry.text.includes('hay'))).toBe(true);
  const lines = (await file('CSV')).trimEnd().split('\r\n');
  expect(lines.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(entries.map(({ seq }) => seq));
});

test('older entries come on demand, without end to what can be read, and only those in sight are in the page', async ({
  fuseboard,
  page,
}) => {
  for (let count = 1; count <= MANY; count++) await mark(fuseboard, `number ${count}.`);
  await page.goto(`${fuseboard.url}/journal?kind=mark`);
  await expectConnection(page, 'live');
  await expect(journal(page)).toContainText(`number ${MANY}.`);
  const older = page.getByRole('button', { name: 'Show older' });
  while (await older.isVisible()) {
    await older.click();
    await expect(page.getByRole('button', { name: 'Loading…' })).toBeHidden();
  }
  await page.keyboard.press('End');
  await expect(journal(page)).toContainText('number 1.');
  expect(await page.locator('[data-journal-seq]').count()).toBeLessThan(120);
  await mark(fuseboard, 'one more.');
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible();
  await expect(journal(page)).toContainText('number 1.');
});

test('a mark is on the charts, by name, also after a reload', async ({ fuseboard, page }) => {
  await mark(fuseboard, 'deploy 1.4.2');
  await page.goto(`${fuseboard.url}/b/payments`);
  const marks = page.getByRole('list', { name: 'Marks' });
  await expect(marks.getByRole('button', { name: /deploy 1\.4\.2, \d\d:\d\d:\d\d/ })).toBeVisible();
  await page.reload();
  await expect(marks.getByRole('button', { name: /deploy 1\.4\.2/ })).toBeVisible();
  await marks.getByRole('button', { name: /deploy 1\.4\.2/ }).focus();
  await expect(page.getByText(/^deploy 1\.4\.2.*, \d\d:\d\d:\d\d$/).last()).toBeVisible();
});

test('a breaker that opens again and again is said to flap, on the board, its page and in the journal', async ({
  page,
}) => {
  const fuseboard = await Fuseboard.startWith({
    breakers: [
      {
        name: 'shaky',
        endpoint: { type: 'http', url: 'http://127.0.0.1:9/' },
        traffic: { rate: 40 },
        breaker: { slidingWindow: { type: 'count-based', size: 4 }, minimumNumberOfCalls: 2 },
      },
    ],
  });
  try {
    await page.goto(fuseboard.url);
    await expectConnection(page, 'live');
    for (let times = 1; times <= 3; times++) {
      await expect.poll(async () => (await fuseboard.breaker('shaky')).state).toBe('open');
      if (times < 3)
        await fuseboard.send('POST', '/breakers/shaky/commands', { command: 'reset', reason: 'once more' });
    }
    const said = /opened 3 times in 10 min/i;
    await expect(breakerOn(page, 'shaky')).toContainText(said);
    await page.goto(`${fuseboard.url}/?density=rows`);
    await expect(breakerOn(page, 'shaky')).toContainText(said);
    await page.goto(`${fuseboard.url}/b/shaky`);
    await expect(page.getByText(/Flapping: opened 3 times in 10 min/)).toBeVisible();
    await page.goto(`${fuseboard.url}/journal?breaker=shaky&q=opened`);
    await expect(journal(page)).toContainText(said);
  } finally {
    await fuseboard.end();
  }
});
