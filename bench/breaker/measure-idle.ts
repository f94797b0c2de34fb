import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { idleOf, libraryNames } from './libraries.ts';

export const BREAKERS = 10_000;
const REST_MS = 3_000;
const WORKER = fileURLToPath(new URL('./idle-worker.js', import.meta.url)); // as built

export interface IdleMeasured {
  readonly name: string;
  /** Per breaker. */
  readonly bytes: number;
  /** Of one core, for all of them. */
  readonly cpuPercent: number;
}

/** All kinds rest at the same time, each in its own process: a process's CPU time is its own whatever others do. */
export async function measureIdle(): Promise<readonly IdleMeasured[]> {
  const measured: Promise<IdleMeasured>[] = [];
  for (const library of libraryNames) {
    const kinds = await idleOf(library);
    kinds.forEach((_, index) => measured.push(measure(library, index)));
  }
  return Promise.all(measured);
}

async function measure(library: string, index: number): Promise<IdleMeasured> {
  const args = ['--expose-gc', WORKER, library, String(index), String(BREAKERS), String(REST_MS)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as IdleMeasured; // what the worker prints
}
