import { parentPort } from 'node:worker_threads';
import { simulate, transferables } from '@fuseboard/simulator';
import { naive } from './naive.ts';
import { scenario } from './scenario.ts';

/** Which of the two is measured next. */
parentPort?.on('message', async (what: 'simulator' | 'naive') => {
  const cpu = process.cpuUsage();
  if (what === 'naive') {
    await naive(scenario.lanes.length, 6_000);
    const { user, system } = process.cpuUsage(cpu);
    parentPort?.postMessage({ cpuMs: (user + system) / 1_000 });
    return;
  }
  const run = simulate(scenario);
  const { user, system } = process.cpuUsage(cpu);
  parentPort?.postMessage({ cpuMs: (user + system) / 1_000, run }, transferables(run));
});
