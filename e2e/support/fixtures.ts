import { test as base } from '@playwright/test';
import { Fuseboard } from './fuseboard.ts';

/** `fuseboard`: the built server with its demo, one for each test, ended with it. */
export const test = base.extend<{ fuseboard: Fuseboard }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter to know what a fixture needs
  fuseboard: async ({}, provide) => {
    const fuseboard = await Fuseboard.start();
    await provide(fuseboard);
    await fuseboard.end();
  },
});

export { expect } from '@playwright/test';
