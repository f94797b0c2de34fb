import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Vitest hands these on to Node, also for `require`: `import` among them would break packages that differ by it.
const conditions = ['@fuseboard/source', 'node'];
const node = { resolve: { conditions }, ssr: { resolve: { conditions } } };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...node,
        test: {
          name: 'breaker',
          root: 'packages/breaker',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
        },
      },
      {
        ...node,
        test: {
          name: 'simulator',
          root: 'packages/simulator',
          include: ['test/**/*.test.ts'],
          // Whole lessons are computed: how long that takes is the machine's affair; `pnpm bench simulator` measures it.
          testTimeout: 30_000,
        },
      },
      { ...node, test: { name: 'protocol', root: 'packages/protocol', include: ['src/**/*.test.ts'] } },
      {
        ...node,
        test: {
          name: 'server',
          root: 'apps/server',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          globalSetup: [fileURLToPath(new URL('apps/server/test/support/built-server.ts', import.meta.url))],
          // Real sockets and processes: how long they take is the machine's affair, and no test waits for time to pass.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve: { conditions: ['@fuseboard/source', 'module', 'browser', 'import', 'default'] },
        test: {
          name: 'web',
          root: 'apps/web',
          environment: 'happy-dom',
          // Sheets are empty to tests, but for those that read one as text.
          css: { include: [/[?&]raw$/] },
          include: ['src/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
