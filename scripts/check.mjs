// Everything there is to check, in the order in which it fails fastest. The last line counts the tests that ran.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from './ensure-browser.mjs';
import { install } from './install.mjs';
import { matrix } from './matrix.mjs';
import { requireNode } from './require-node.mjs';
import { succeeds } from './run.mjs';

const VITEST_REPORT = '.cache/vitest.json';
const PLAYWRIGHT_REPORT = '.cache/playwright.json';
const pnpm = (...args) => succeeds('pnpm', args);

const steps = [
  ['format', () => pnpm('exec', 'biome', 'format', '.')],
  ['types', () => pnpm('run', '--silent', 'typecheck')],
  ['lint', () => pnpm('run', '--silent', 'lint')],
  ['unused', () => pnpm('run', '--silent', 'knip')],
  ['spec', () => succeeds(process.execPath, ['scripts/spec-coverage.mjs'])],
  ['api', () => succeeds(process.execPath, ['scripts/api-report.mjs'])],
  [
    'unit and contract tests',
    () =>
      pnpm(
        'exec',
        'vitest',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${VITEST_REPORT}`,
      ),
  ],
  ['the breaker and the simulator on other hosts', elsewhere],
  ['build', () => succeeds(process.execPath, ['scripts/build.mjs'])],
  ['package', () => succeeds(process.execPath, ['scripts/package-check.mjs'])],
  ['end-to-end tests', endToEnd],
];

/** What the runs of the breaker's tests elsewhere have left to be counted. */
const elsewhereReports = [];

async function elsewhere() {
  try {
    const { ok, reports } = await matrix();
    elsewhereReports.push(...reports);
    return ok;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

async function endToEnd() {
  try {
    const browser = await ensureBrowser();
    return succeeds('pnpm', ['exec', 'playwright', 'test'], {
      env: { ...process.env, CHROMIUM_PATH: browser },
    });
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

function counted(file, read) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return read(JSON.parse(readFileSync(file, 'utf8')));
}

function testCounts() {
  const unit = [VITEST_REPORT, ...elsewhereReports].map((file) =>
    counted(file, (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0),
    })),
  );
  const browser = counted(PLAYWRIGHT_REPORT, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
  }));
  const sum = (key) => [...unit, browser].reduce((total, counts) => total + counts[key], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}

async function timed(name, step) {
  console.log(`\n── ${name}`);
  const start = process.hrtime.bigint();
  const ok = await step();
  const seconds = Number((process.hrtime.bigint() - start) / 100_000_000n) / 10;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name}, ${seconds} s`);
  return ok ? [] : [name];
}

requireNode();
install();
mkdirSync('.cache', { recursive: true });
for (const report of [VITEST_REPORT, PLAYWRIGHT_REPORT]) rmSync(report, { force: true });
const failures = [];
for (const [name, step] of steps) failures.push(...(await timed(name, step)));

const { passed, failed } = testCounts();
console.log(failures.length ? `\nFailed: ${failures.join(', ')}` : '\nEverything holds.');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failures.length || failed ? 1 : 0;
