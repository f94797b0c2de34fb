import { defineConfig, devices } from '@playwright/test';
import { browserOptions } from './e2e/support/browser-options.ts';

export default defineConfig({
  testDir: 'e2e',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    // It costs a quarter of the time; where a test fails, `--trace on` shows why.
    trace: 'off',
    launchOptions: browserOptions,
  },
});
