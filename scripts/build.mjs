// Builds the library, the protocol and the server with tsc, the dashboard with Vite.
import { readdirSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { run } from './run.mjs';
import { filesBelow } from './stamp.mjs';

const WORKSPACES = ['apps', 'packages'].flatMap((root) => readdirSync(root).map((name) => `${root}/${name}`));

/** Everything that a build depends on. */
export function sourcesOf() {
  return filesBelow(['pnpm-lock.yaml', 'tsconfig.base.json', 'tsconfig.build.json', ...WORKSPACES]);
}

export function build() {
  for (const workspace of WORKSPACES) {
    rmSync(`${workspace}/dist`, { recursive: true, force: true });
    rmSync(`${workspace}/tsconfig.tsbuildinfo`, { force: true });
  }
  run('pnpm', ['exec', 'tsc', '-b', 'tsconfig.build.json'], 'The server did not compile.');
  run('pnpm', ['--filter', '@fuseboard/web', 'run', 'build'], 'The dashboard did not build.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) build();
