import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';

const OUT = resolve('.cache/naive-grid');
const BASE = '/naive-grid/';

/** A page that was handed to the browser here has no address, and such a page may not speak to loopback. */
export const NAIVE_GRID_FLAGS = ['--disable-features=LocalNetworkAccessChecks'];

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
};

/** As the board itself is built, for production. */
export function buildNaiveGrid(): void {
  const vite = join('node_modules', '.bin', 'vite');
  const args = ['build', 'bench/naive-grid', '--config', 'vite.config.ts', '--base', BASE, '--outDir', OUT];
  const { status } = spawnSync(vite, [...args, '--emptyOutDir', '--logLevel', 'error'], {
    cwd: 'apps/web',
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the naive grid did not build');
}

/** From the server's own origin, for that is where its socket lets pages in from. */
export async function openNaiveGrid(page: Page, url: string): Promise<void> {
  await page.route(`**${BASE}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(BASE.length) || 'index.html';
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    await route.fulfill({ body: readFileSync(join(OUT, path)), contentType: type });
  });
  await page.goto(`${url}${BASE}`);
}
