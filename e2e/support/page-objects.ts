import { expect, type Locator, type Page } from '@playwright/test';

/** The element that stands for a breaker: its card or row on the board, the whole of its own page. */
export function breakerOn(page: Page, name: string): Locator {
  return page.locator(`[data-breaker="${name}"]`).first();
}

/** Up to 40 s: the longest of the demo's waits, and the probes after it. */
export async function expectState(page: Page, name: string, state: string): Promise<void> {
  await expect(breakerOn(page, name)).toHaveAttribute('data-state', state, { timeout: 40_000 });
}

export async function expectConnection(page: Page, kind: string): Promise<void> {
  await expect(page.locator('[data-connection]').first()).toHaveAttribute('data-connection', kind, {
    timeout: 20_000,
  });
}

/** Notes, in the page itself, what of a breaker's element matches from now on, however short it stands there. */
export async function recordTexts(
  page: Page,
  name: string,
  pattern: RegExp,
): Promise<() => Promise<string[]>> {
  const handle = await page.evaluateHandle(
    ({ breaker, source, flags }) => {
      const seen: string[] = [];
      const look = () => {
        const text = document.querySelector(`[data-breaker="${breaker}"]`)?.textContent ?? '';
        const [found] = new RegExp(source, flags).exec(text) ?? [];
        if (found && seen.at(-1) !== found) seen.push(found);
      };
      new MutationObserver(look).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
      return seen;
    },
    { breaker: name, source: pattern.source, flags: pattern.flags },
  );
  return () => handle.jsonValue();
}
