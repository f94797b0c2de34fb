import { parentPort } from 'node:worker_threads';
import { simulate, transferables } from '@fuseboard/simulator';
import { naive } from './naive.ts';
import { scenario } from './scenario.ts';

const CALLS = 6_000;

parentPort?.on('message', (what: 'simulator' | 'naive') => {
  if (what === 'naive') void runNaive();
  else runSimulator();
});

async function runNaive(): Promise<void> {
  const cpuMs = stopwatch();
  await naive(scenario.lanes.length, CALLS);
  parentPort?.postMessage({ cpuMs: cpuMs() });
}

function runSimulator(): void {
  const cpuMs = stopwatch();
  const run = simulate(scenario);
  parentPort?.postMessage({ cpuMs: cpuMs(), run }, transferables(run));
}

/** CPU time of the process, ms: what a busy machine cannot stretch. */
function stopwatch(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
}
