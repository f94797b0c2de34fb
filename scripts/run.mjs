import { spawnSync } from 'node:child_process';

/** Runs a command with its output shown; true when it succeeded. */
export function succeeds(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (error?.code === 'ENOENT')
    console.error(`There is no ${command} here. \`npm start\` and \`npm test\` bring their own pnpm along.`);
  return status === 0;
}

/** Runs a command and ends this process with a sentence when it fails. */
export function run(command, args, otherwise) {
  if (succeeds(command, args)) return;
  console.error(`\n${otherwise}`);
  process.exit(1);
}
