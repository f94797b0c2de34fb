// Finds a Chromium for the end-to-end tests, or installs one where that is possible.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const found = () => PLACES.find((path) => existsSync(path));
const succeeds = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

function installFromDebian() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Installing chromium-headless-shell …');
  const install = () =>
    succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell']);
  if (install() || (succeeds('apt-get', ['update', '-qq']) && install())) return found();
  return undefined;
}

/** Playwright's own browser: its path exists only after its own install, which needs its download host. */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const installed = () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined);
  return (
    installed() ??
    (succeeds('pnpm', ['exec', 'playwright', 'install', 'chromium-headless-shell']) ? installed() : undefined)
  );
}

/** The path of a browser; throws with what to do when there is none to be had. */
export async function ensureBrowser(env = process.env) {
  const chosen = env.CHROMIUM_PATH;
  if (chosen && !existsSync(chosen))
    throw new Error(`CHROMIUM_PATH names ${chosen}, where there is no file.`);
  const path = chosen ?? found() ?? installFromDebian() ?? (await playwrightsOwn());
  if (path) return path;
  throw new Error(
    'The end-to-end tests need a Chromium: install one (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH.',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await ensureBrowser());
