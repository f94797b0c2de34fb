// The breaker's package as npm would get it: packed, linted, measured, and used by a stranger who has nothing else installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, succeeds } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pkg = join(root, 'packages/breaker');
const stranger = join(root, '.cache/stranger');
const installed = join(stranger, 'node_modules/@fuseboard/breaker');
const manifest = JSON.parse(readFileSync(join(pkg, 'package.json'), 'utf8'));
const entries = Object.keys(manifest.exports)
  .filter((path) => manifest.exports[path].types !== undefined)
  .map((path) => `${manifest.name}${path.slice(1)}`);
const inPackage = (...args) => succeeds('pnpm', ['run', '--silent', ...args], { cwd: pkg });

/** Packs and unpacks it, where nothing else of this repository is in reach. */
function pack() {
  rmSync(stranger, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  const args = ['pack', '--json', '--pack-destination', stranger];
  const { status, stdout, stderr } = spawnSync('pnpm', args, { cwd: pkg, encoding: 'utf8' });
  if (status !== 0) throw new Error(`could not be packed: ${stderr || stdout}`);
  const { filename } = JSON.parse(stdout);
  run('tar', ['xzf', filename, '--strip-components=1', '-C', installed], 'The package did not unpack.');
  return filename;
}

/** What the manifest and the source maps name must have been packed too. */
function isWhole() {
  const maps = readdirSync(installed, { recursive: true }).filter((file) => file.endsWith('.map'));
  const named = [
    ...Object.values(manifest.exports).flatMap((target) => Object.values(target)),
    ...maps.flatMap((map) => {
      const { sources } = JSON.parse(readFileSync(join(installed, map), 'utf8'));
      return sources.map((source) => join(dirname(map), source));
    }),
  ];
  const absent = named.filter((path) => !existsSync(resolve(installed, path)));
  for (const path of absent) console.error(`${path} is named in the package but not in it`);
  return maps.length > 0 && absent.length === 0;
}

/** Strictest settings, no DOM, no Node types: a program that imports everything compiles and runs. */
function isUsable() {
  const lines = entries.map((entry, i) => `import * as entry${i} from '${entry}';`);
  const names = entries.map((_entry, i) => `Object.keys(entry${i}).length`);
  const source = `${lines.join('\n')}\nexport const sizes: number[] = [${names.join(', ')}];\n`;
  writeFileSync(join(stranger, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(stranger, 'program.mts'), source);
  const compile = (module, moduleResolution) => {
    const settings = [
      '--ignoreConfig',
      '--strict',
      '--skipLibCheck',
      'false',
      '--target',
      'es2022',
      '--lib',
      'es2023',
      '--types',
      '',
    ];
    const args = [...settings, '--module', module, '--moduleResolution', moduleResolution, 'program.mts'];
    return succeeds(join(root, 'node_modules/.bin/tsc'), args, { cwd: stranger });
  };
  if (!compile('esnext', 'bundler') || !compile('nodenext', 'nodenext')) return false;
  const check = "const { sizes } = await import('./program.mjs'); if (!sizes.every(Boolean)) process.exit(1)";
  return succeeds(process.execPath, ['--input-type=module', '--eval', check], { cwd: stranger });
}

/** Importing without using costs nothing: no module does anything when it is loaded. */
async function vanishes() {
  const esbuild = createRequire(join(pkg, 'package.json'))('esbuild');
  const contents = entries.map((entry, i) => `import * as unused${i} from '${entry}';`).join('\n');
  const { outputFiles, warnings } = await esbuild.build({
    stdin: { contents, resolveDir: stranger },
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
  });
  const left = outputFiles[0].text.trim();
  if (left !== '')
    console.error(`imported and not used, it leaves ${left.length} characters: ${left.slice(0, 200)}`);
  return left === '' && warnings.length === 0;
}

const tarball = pack();
const checks = [
  ['publint', () => inPackage('publint', tarball)],
  ['are the types wrong?', () => inPackage('attw', tarball)],
  ['whole', isWhole],
  ['usable', isUsable],
  ['nothing left where nothing is used', vanishes],
  ['size', () => inPackage('size')],
];
const failed = [];
for (const [name, check] of checks) if (!(await check())) failed.push(name);
console.log(failed.length ? `\nThe package fails at: ${failed.join(', ')}` : '\nThe package is sound.');
process.exitCode = failed.length ? 1 : 0;
