import { existsSync } from 'node:fs';
import { run } from './run.mjs';
import { filesBelow, isFresh, remember } from './stamp.mjs';

const MANIFESTS = [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  '.npmrc',
  ...['apps/server', 'apps/web', 'packages/breaker', 'packages/protocol', 'packages/simulator'].map(
    (at) => `${at}/package.json`,
  ),
].filter(existsSync);

/** Installs exactly what the lockfile says, unless that is what is there. */
export function install() {
  const manifests = filesBelow(MANIFESTS);
  if (isFresh('install', manifests, ['node_modules/.modules.yaml'])) return;
  console.log('Installing …');
  run(
    'pnpm',
    ['install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn'],
    'The packages could not be installed: is the npm registry reachable from here?',
  );
  remember('install', manifests);
}
