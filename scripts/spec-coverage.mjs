// Lists the breaker's rules that no test title names, and test titles that name rules there are none of.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pkg = join(root, 'packages/breaker');
const TESTED = /^(?:W|C|O|HO|L|M|E|T|X|A)\d+$/;

const rules = new Map();
for (const [, rule] of readFileSync(join(pkg, 'SPEC.md'), 'utf8').matchAll(/^- \[([A-Z]+\d+)\]/gm)) {
  if (rules.has(rule)) fail(`SPEC.md states rule ${rule} twice`);
  rules.set(rule, 0);
}

const problems = [];
for (const file of testFiles(pkg)) {
  for (const [, title] of readFileSync(file, 'utf8').matchAll(
    /\b(?:it|test)(?:\.each\([\s\S]*?\))?\(\s*(['"`].*)/g,
  )) {
    for (const [, rule] of title.matchAll(/\[([A-Z]+\d+)\]/g)) {
      if (rules.has(rule)) rules.set(rule, rules.get(rule) + 1);
      else problems.push(`${relative(root, file)}: rule ${rule} is not in SPEC.md: ${title.trim()}`);
    }
  }
}
const tested = [...rules].filter(([rule]) => TESTED.test(rule));
for (const [rule, tests] of tested) if (tests === 0) problems.push(`rule ${rule} has no test`);
if (tested.length === 0) problems.push('no rules found in SPEC.md');

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
const total = tested.reduce((sum, [, tests]) => sum + tests, 0);
console.log(`${tested.length} rules, each with a test (${total} titles name one)`);

function* testFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* testFiles(path);
    else if (entry.name.endsWith('.test.ts')) yield path;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
