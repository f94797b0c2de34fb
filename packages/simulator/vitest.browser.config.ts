import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserOptions } from '../../e2e/support/browser-options.ts';

/** The simulator's tests in Chromium, the golden checksums of the lessons among them: one run, bit for bit, on every engine. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { conditions: ['@fuseboard/source', 'module', 'browser', 'import', 'default'] },
  test: {
    name: 'simulator in Chromium',
    include: ['test/**/*.test.ts'],
    // Those need Node's own threads.
    exclude: ['test/**/*.node.test.ts'],
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: browserOptions }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
