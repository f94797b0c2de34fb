import { defineConfig } from 'vitest/config';

const conditions = ['@fuseboard/source', 'module', 'import', 'node', 'default'];
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
      { ...node, test: { name: 'protocol', root: 'packages/protocol', include: ['src/**/*.test.ts'] } },
      {
        ...node,
        test: { name: 'server', root: 'apps/server', include: ['src/**/*.test.ts', 'test/**/*.test.ts'] },
      },
      {
        resolve: { conditions: ['@fuseboard/source', 'module', 'browser', 'import', 'default'] },
        test: {
          name: 'web',
          root: 'apps/web',
          environment: 'happy-dom',
          include: ['src/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
