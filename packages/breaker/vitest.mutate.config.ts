import { defineConfig } from 'vitest/config';

/** The breaker's tests for Stryker: no processes and no peers, and of the model's scripts a few, the same each time. */
export default defineConfig({
  resolve: { conditions: ['@fuseboard/source', 'node'] },
  ssr: { resolve: { conditions: ['@fuseboard/source', 'node'] } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // A test that loads the package anew would count as the only one that reaches what runs at loading.
    exclude: ['test/memory.test.ts', 'test/process.test.ts', 'test/copies.test.ts', 'test/recipes/**'],
    setupFiles: ['test/mutation-setup.ts'],
    testTimeout: 60_000, // a test of instrumented code takes its time; Stryker watches the clock itself
    env: { FUSEBOARD_SEED: '1', FUSEBOARD_MODEL_RUNS: '100' },
  },
});
