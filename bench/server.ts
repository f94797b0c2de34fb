// `pnpm bench server [--breakers 1000] [--rate 5] [--clients 200] [--seconds 40] [--minutes N] [--seed N] [--profile] [--alone]`: the built server
// under load, and beside it, in the same run, the same server with a broadcaster of everything. Built first and run by plain node.
import { spawnSync } from 'node:child_process';

function run(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const TSC = 'node_modules/typescript/bin/tsc';
run(TSC, '-b', 'apps/server');
run(TSC, '-p', 'bench/server/tsconfig.json');
run('bench/server/dist/main.js', ...process.argv.slice(2));
