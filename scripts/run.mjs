import { spawnSync } from 'node:child_process';

/** Runs a command with its output shown; true when it succeeded. */
export function succeeds(command, args, options = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', ...options });
  return status === 0;
}

/** Runs a command and ends this process with a sentence when it fails. */
export function run(command, args, otherwise) {
  if (succeeds(command, args)) return;
  console.error(`\n${otherwise}`);
  process.exit(1);
}
