import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const TSC = `${ROOT}node_modules/typescript/bin/tsc`;

/** What node is to run for the server as it is used; compiled first, which does nothing where nothing has changed. */
export function builtServer(): readonly string[] {
  const { status, stdout } = spawnSync(process.execPath, [TSC, '-b', 'apps/server'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The server did not compile:\n${stdout}`);
  return ['dist/main.js'];
}
