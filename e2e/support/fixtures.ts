import { test as base } from '@playwright/test';
import { Fuseboard } from './fuseboard.ts';

/** `fuseboard`: the built server with its demo, one for each test, ended with it. */
export const test = base.extend<{ fuseboard: Fuseboard }>({
  fuseboard: async ({ browserName: _ }, use) => {
    const fuseboard = await Fuseboard.start();
    await use(fuseboard);
    await fuseboard.end();
  },
});

export { expect } from '@playwright/test';
