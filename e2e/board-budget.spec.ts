import { expect, type Page, test } from '@playwright/test';
import { type Fleet, startFleet } from './support/fleet.ts';
import { initialScriptBytes } from './support/initial-script.ts';
import { countMainThread, mainThread } from './support/main-thread.ts';
import { expectConnection } from './support/page-objects.ts';
import { installProbe, layoutShifts, longTasks } from './support/page-probe.ts';

// What keeps a board of a thousand breakers fluent, told by figures that do not depend on how busy the machine is; `pnpm bench
// web` has the frame rates. Where time has to be measured it is CPU time, or the bound is several times what the bench asks.

const BREAKERS = 1_000;

let fleet: Fleet | null = null;
test.afterEach(async () => {
  await fleet?.end();
  fleet = null;
});

async function start(...args: Parameters<typeof startFleet>): Promise<string> {
  fleet = await startFleet(...args);
  return fleet.fuseboard.url;
}

/** Counts what React commits, by the hook that its developer tools use; there in production, too. */
async function countCommits(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const hook = {
      supportsFiber: true,
      renderers: new Map(),
      commits: 0,
      inject: () => 1,
      onCommitFiberRoot: () => {
        hook.commits += 1;
      },
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
    };
    Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook });
  });
  return () =>
    page.evaluate(
      () =>
        (globalThis as unknown as { __REACT_DEVTOOLS_GLOBAL_HOOK__: { commits: number } }) // put there above
          .__REACT_DEVTOOLS_GLOBAL_HOOK__.commits,
    );
}

/** Waits for so many animation frames in which a number on a card was written anew. */
async function untilWritten(page: Page, frames: number): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        let seen = 0;
        new MutationObserver((_, observer) => {
          seen += 1;
          if (seen < wanted) return;
          observer.disconnect();
          resolve();
        }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['d', 'style'] });
      }),
    frames,
  );
}

test('[20] numbers that change are not rendered by React, and no more is in the page than is seen', async ({
  page,
}) => {
  const url = await start(BREAKERS, 'calm');
  const commits = await countCommits(page);
  await page.goto(url);
  await expectConnection(page, 'live');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/1,?000/);
  await untilWritten(page, 12);

  const before = await commits();
  expect(before).toBeGreaterThan(0);
  await untilWritten(page, 40);
  // A frame that is late on a busy machine says so on the page, and takes it back: that is React's.
  expect((await commits()) - before).toBeLessThan(10);
  expect(await page.locator('[data-breaker]').count()).toBeLessThan(100);
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(5_000);
});

test('[20] with breakers moving nothing shifts, and the main thread has time left', async ({ page }) => {
  test.slow();
  const url = await start(BREAKERS, 'storms');
  const session = await page.context().newCDPSession(page);
  await countMainThread(session);
  await installProbe(page, '[data-breaker]');
  await page.goto(url);
  await expectConnection(page, 'live');
  await expect(page.locator('[data-breaker][data-state="open"]').first()).toBeVisible({ timeout: 120_000 });

  const loaded = await page.evaluate(() => performance.now());
  const busy = await mainThread(session, () => untilWritten(page, 20));
  expect(busy.all).toBeLessThan(400);
  const tasks = (await longTasks(page)).filter(({ at }) => at > loaded).map(({ ms }) => ms);
  expect(Math.max(0, ...tasks)).toBeLessThan(2_000);
  const shifts = await layoutShifts(page);
  expect(
    shifts.reduce((sum, { value }) => sum + value, 0),
    JSON.stringify(shifts),
  ).toBeLessThan(0.001);
});

test('[30] a wall of a thousand is one screen, and nothing on it shifts when breakers move', async ({
  page,
}) => {
  test.slow();
  const url = await start(BREAKERS, 'storms');
  await page.setViewportSize({ width: 1_440, height: 900 });
  await installProbe(page, '[data-breaker]');
  await page.goto(`${url}/?wall=1`);
  await expectConnection(page, 'live');
  await expect(page.locator('[data-urgent]').first()).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('[data-breaker]')).toHaveCount(BREAKERS);
  const calm = page.locator('[data-breaker]:not([data-urgent])').last();
  await expect(calm).toBeInViewport({ ratio: 1 });
  const [large = 0, small = 0] = await page.evaluate(() =>
    ['[data-urgent]', '[data-breaker]:not([data-urgent])'].map(
      (tile) => document.querySelector(tile)?.getBoundingClientRect().height,
    ),
  );
  expect(large).toBeGreaterThan(1.5 * small);
  const shifts = await layoutShifts(page);
  expect(
    shifts.reduce((sum, { value }) => sum + value, 0),
    JSON.stringify(shifts),
  ).toBeLessThan(0.001);
});

test('[20] what the page fetches before it draws is under 150 kB, and the charts are not among it', async ({
  page,
}) => {
  const url = await start(1, 'calm');
  expect(initialScriptBytes('apps/web/dist')).toBeLessThan(150_000);
  const fetched: string[] = [];
  page.on('response', (response) => fetched.push(response.url()));
  await page.goto(url);
  await expectConnection(page, 'live');
  await expect(page.locator('[data-breaker]')).toHaveCount(1);
  expect(fetched.filter((url) => /chart/.test(url))).toEqual([]);
});
