import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserOptions } from '../../e2e/support/browser-options.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** What imports from Node, or loads modules anew as no page can, is for Node alone; the recipes' libraries are too. */
function needsNode(file: string): boolean {
  return (
    file.includes('/recipes/') ||
    /from '(?:node:|\.\/node-process)|resetModules/.test(readFileSync(join(root, file), 'utf8'))
  );
}

const tests = ['src', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`),
);

/** The breaker's tests in Chromium. */
export default defineConfig({
  root,
  resolve: { conditions: ['@fuseboard/source', 'module', 'browser', 'import', 'default'] },
  // Found while a test runs, it would have the page load anew.
  optimizeDeps: { include: ['fast-check'] },
  test: {
    name: 'breaker in Chromium',
    include: tests.filter((file) => !needsNode(file)),
    // The variables that tests read; a browser has none of its own.
    env: Object.fromEntries(
      Object.entries(process.env).filter(
        ([name, value]) => name.startsWith('FUSEBOARD_') && value !== undefined,
      ),
    ) as Record<string, string>, // those undefined are gone
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: browserOptions }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
