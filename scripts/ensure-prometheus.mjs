// Finds Prometheus and its promtool for the tests of /metrics, or fetches Debian's package where that is possible. It is unpacked into
// .cache and not installed: an installed one would run as a service from then on.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const CACHE = fileURLToPath(new URL('../.cache', import.meta.url));
const UNPACKED = join(CACHE, 'prometheus');
const TOOLS = { promtool: 'PROMTOOL_PATH', prometheus: 'PROMETHEUS_PATH' };

/** apt-get says what it does on stdout, which is for our answer. */
const succeeds = (command, args, options = {}) =>
  spawnSync(command, args, { stdio: ['ignore', 2, 2], ...options }).status === 0;

function found(tool, env) {
  const chosen = env[TOOLS[tool]];
  if (chosen && !existsSync(chosen))
    throw new Error(`${TOOLS[tool]} names ${chosen}, where there is no file.`);
  const places = [...(env.PATH ?? '').split(delimiter), '/usr/bin', join(UNPACKED, 'usr/bin')];
  return chosen ?? places.map((place) => resolve(place, tool)).find((path) => existsSync(path));
}

function fetchFromDebian() {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) return;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'prometheus-'));
  const download = () => succeeds('apt-get', ['download', '-qq', 'prometheus'], { cwd: folder });
  const isRoot = process.getuid?.() === 0;
  if (download() || (isRoot && succeeds('apt-get', ['update', '-qq']) && download())) {
    const [archive] = readdirSync(folder);
    if (archive && succeeds('dpkg-deb', ['-x', archive, 'unpacked'], { cwd: folder })) {
      rmSync(UNPACKED, { recursive: true, force: true });
      renameSync(join(folder, 'unpacked'), UNPACKED);
    }
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The paths of both; throws with what to do when they are not to be had. */
export function ensurePrometheus(env = process.env) {
  const both = () => ({ promtool: found('promtool', env), prometheus: found('prometheus', env) });
  const complete = ({ promtool, prometheus }) => promtool !== undefined && prometheus !== undefined;
  if (!complete(both())) fetchFromDebian();
  const tools = both();
  if (complete(tools)) return tools;
  throw new Error(
    'Judging /metrics needs Prometheus and its promtool: install them (Debian: apt-get install prometheus) or set PROMTOOL_PATH and PROMETHEUS_PATH.',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(JSON.stringify(ensurePrometheus()));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
