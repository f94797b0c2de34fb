import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  const server = loadEnv(mode, '.', 'FUSEBOARD_')['FUSEBOARD_SERVER'] ?? 'http://127.0.0.1:4400';
  return {
    plugins: [react()],
    resolve: { conditions: ['@fuseboard/source', 'module', 'browser', 'development|production'] },
    server: {
      host: '127.0.0.1',
      proxy: {
        '/api': { target: server, changeOrigin: true },
        '/gateway': { target: server, changeOrigin: true },
        '/socket.io': { target: server, changeOrigin: true, ws: true },
      },
    },
    build: { target: 'es2022', sourcemap: true, assetsInlineLimit: 0 },
  };
});
