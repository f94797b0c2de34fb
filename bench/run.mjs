// `pnpm bench NAME`: runs bench/NAME.ts. Each prints its figures with a peer of the same run beside them.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { ensureBrowser } from '../scripts/ensure-browser.mjs';

const names = readdirSync('bench').flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []));
const [name = '', ...rest] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`usage: pnpm bench ${names.join('|')}`);
  process.exit(2);
}
const needsBrowser = readFileSync(`bench/${name}.ts`, 'utf8').includes("from '@playwright/test'");
const env = needsBrowser ? { ...process.env, CHROMIUM_PATH: await ensureBrowser() } : process.env;
const args = ['--import', 'tsx', `bench/${name}.ts`, ...rest];
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
