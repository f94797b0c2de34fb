import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  const server = loadEnv(mode, '.', 'FUSEBOARD_')['FUSEBOARD_SERVER'] ?? 'http://127.0.0.1:4400';
  // The server takes requests from its own pages only, and in development the page is Vite's.
  const proxied = { target: server, changeOrigin: true, headers: { origin: server } };
  return {
    plugins: [react()],
    resolve: { conditions: ['@fuseboard/source', 'module', 'browser', 'development|production'] },
    server: {
      host: '127.0.0.1',
      proxy: {
        '/api': proxied,
        '/gateway': proxied,
        '/socket.io': { ...proxied, ws: true },
      },
    },
    worker: { format: 'es' },
    build: { target: 'es2022', sourcemap: true, assetsInlineLimit: 0 },
  };
});
