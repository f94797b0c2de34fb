import type { LaunchOptions } from '@playwright/test';

const chromium = process.env['CHROMIUM_PATH'];

/** How every browser of the tests and benches is started; `CHROMIUM_PATH` names the one to take. */
export const browserOptions: LaunchOptions = {
  ...(chromium ? { executablePath: chromium } : {}),
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
};
