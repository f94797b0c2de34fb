// What each entry of the breaker's package exports, as text to review: `packages/breaker/api/*.api.md`.
// Without `--write` it fails where the text is not what is in the repository, or a public name has no doc comment.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodePoint, exportsOf, mentionedBy, textOf } from './declarations.mjs';
import { undocumented } from './doc-comments.mjs';
import { run } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pkg = join(root, 'packages/breaker');
const folder = join(pkg, 'api');
const { name: packageName, exports: entryPoints } = JSON.parse(
  readFileSync(join(pkg, 'package.json'), 'utf8'),
);

const entries = Object.entries(entryPoints)
  .filter(([, target]) => target.types !== undefined)
  .map(([path, { types }]) => ({
    name: path === '.' ? packageName : `${packageName}${path.slice(1)}`,
    file: `${path === '.' ? 'breaker' : path.slice(2).replaceAll('/', '.')}.api.md`,
    types: resolve(pkg, types),
  }));

function report({ name, file, types }) {
  const exported = exportsOf(types);
  const { hidden, foreign } = behind(exported);
  const parts = [
    `# API of \`${name}\``,
    'Written by `pnpm api`, compared by `npm test`. A change here is a change of the API: CHANGELOG.md says so too.',
    ...sections(exported),
  ];
  if (hidden.size > 0) parts.push('## Not exported, but part of the types above', ...sections(hidden));
  if (foreign.size > 0) parts.push('## Of other entries', list(foreign));
  return formatted(file, `${parts.join('\n\n')}\n`);
}

/** As everything here is formatted, whatever style the declarations were written in. */
function formatted(file, text) {
  const biome = join(root, 'node_modules/.bin/biome');
  const args = ['format', `--stdin-file-path=${join(folder, file)}`];
  const { status, stdout, stderr } = spawnSync(biome, args, { cwd: root, input: text, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} could not be formatted: ${stderr}`);
  return stdout;
}

function sections(declarations) {
  const names = [...declarations.keys()].sort(byCodePoint);
  return names.map((name) => `### ${name}\n\n\`\`\`ts\n${textOf(declarations.get(name))}\n\`\`\``);
}

function list(foreign) {
  const lines = [...foreign].map(([name, entry]) => `- \`${name}\` of \`${entry}\``);
  return lines.sort(byCodePoint).join('\n');
}

/** What the exported declarations are made of: nobody can import it from this entry, yet changing it changes them. */
function behind(exported) {
  const seen = new Set(exported.values());
  const hidden = new Map();
  const foreign = new Map();
  for (const declaration of seen) {
    for (const mentioned of mentionedBy(declaration)) {
      if (seen.has(mentioned)) continue;
      const entry = entryExporting(mentioned);
      if (entry !== undefined) foreign.set(mentioned.name, entry.name);
      else {
        seen.add(mentioned); // and what it mentions in turn
        hidden.set(mentioned.name, mentioned);
      }
    }
  }
  return { hidden, foreign };
}

function entryExporting(declaration) {
  return entries.find(({ types }) => [...exportsOf(types).values()].includes(declaration));
}

function write() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const entry of entries) writeFileSync(join(folder, entry.file), report(entry));
}

/** Whether the folder says what the declarations say. */
function holds() {
  const fresh = join(root, '.cache/api');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  for (const entry of entries) writeFileSync(join(fresh, entry.file), report(entry));
  const files = new Set([fresh, folder].flatMap(reportsIn));
  const different = [...files].filter((file) => textIn(fresh, file) !== textIn(folder, file));
  for (const file of different) {
    const [was, is] = [folder, fresh].map((at) =>
      existsSync(join(at, file)) ? join(at, file) : '/dev/null',
    );
    spawnSync('git', ['--no-pager', 'diff', '--no-index', '--no-color', was, is], { stdio: 'inherit' });
  }
  if (different.length > 0)
    console.error(`\nThe API is not as packages/breaker/api says (${different.join(', ')}).
If it is meant to change, run \`pnpm api\`, and note the change in CHANGELOG.md.`);
  return different.length === 0;
}

function reportsIn(at) {
  return existsSync(at) ? readdirSync(at).filter((file) => file.endsWith('.api.md')) : [];
}

function textIn(at, file) {
  return existsSync(join(at, file)) ? readFileSync(join(at, file), 'utf8') : null;
}

function allDocumented() {
  const missing = undocumented(entries.flatMap(({ types }) => [...exportsOf(types)]));
  for (const name of missing) console.error(`${name} needs a doc comment`);
  return missing.length === 0;
}

run(join(root, 'node_modules/.bin/tsc'), ['-b', pkg], 'The library did not compile.');
if (process.argv.includes('--write')) write();
else {
  const ok = [holds(), allDocumented()].every(Boolean);
  if (!ok) process.exit(1);
  console.log(`${entries.length} entries, as their reports say`);
}
