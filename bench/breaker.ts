// `pnpm bench breaker [--quick] [--together] [scenario …]`: what a call through a breaker costs, beside a bare await and other
// libraries. Library and bench are built first and run by plain node: a loader's code is not what users run.
import { spawnSync } from 'node:child_process';

function run(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const TSC = 'node_modules/typescript/bin/tsc';
run(TSC, '-b', 'packages/breaker');
run(TSC, '-p', 'bench/breaker/tsconfig.json');
run('bench/breaker/dist/main.js', ...process.argv.slice(2));
