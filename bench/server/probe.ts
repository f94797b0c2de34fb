// Preloaded into the server that is measured: tells what it uses when asked, and takes nothing between two askings but the
// timer that watches the event loop.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Usage } from './messages.ts';

const MB = 1e6;
const loop = monitorEventLoopDelay({ resolution: 10 });
loop.enable();
let cpu = process.cpuUsage();
let at = performance.now();

function usage(): Usage {
  const now = performance.now();
  const used = process.cpuUsage(cpu);
  const { rss, heapUsed } = process.memoryUsage();
  const since: Usage = {
    cpu: (used.user + used.system) / 1e6,
    seconds: (now - at) / 1_000,
    rssMb: rss / MB,
    heapMb: heapUsed / MB,
    loopP99: loop.percentile(99) / 1e6,
    loopMax: loop.max / 1e6,
  };
  cpu = process.cpuUsage();
  at = now;
  loop.reset();
  return since;
}

process.on('message', (message) => {
  // Whole collections, of which V8 makes few by itself while there is memory: what is left then is what is held.
  if (message === 'collect') globalThis.gc?.();
  process.send?.(usage());
});
process.channel?.unref();
