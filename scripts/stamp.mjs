// Remembers of a step which content it was done for, so that it is done again only for other content.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SKIP = new Set(['node_modules', 'dist', 'test-results', '.cache']);

const isSource = (name) => !SKIP.has(name) && !name.endsWith('.tsbuildinfo');

/** Every file below the paths, in a fixed order. */
export function filesBelow(paths) {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter(isSource).sort();
    return filesBelow(names.map((name) => join(path, name)));
  });
}

function digest(files) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const stampFile = (step) => join('.cache', step);

/** Whether `step` was done for exactly these files and its products still stand. */
export function isFresh(step, files, products) {
  if (!products.every((product) => existsSync(product)) || !existsSync(stampFile(step))) return false;
  return readFileSync(stampFile(step), 'utf8') === digest(files);
}

export function remember(step, files) {
  mkdirSync(dirname(stampFile(step)), { recursive: true });
  writeFileSync(stampFile(step), digest(files));
}
