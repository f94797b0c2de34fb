import type { Exposition } from './exposition.ts';

/** Under the names that Prometheus' own clients give them. */
export function writeProcess(to: Exposition): void {
  const { user, system } = process.cpuUsage();
  to.single(
    { name: 'process_cpu_seconds_total', type: 'counter', help: 'CPU time of the process', unit: 'seconds' },
    (user + system) / 1e6,
  );
  to.single(
    { name: 'process_resident_memory_bytes', type: 'gauge', help: 'Memory of the process', unit: 'bytes' },
    process.memoryUsage.rss(),
  );
}
