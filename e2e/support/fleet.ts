import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Fuseboard } from './fuseboard.ts';

const SERVICE = fileURLToPath(new URL('./fleet-service.mjs', import.meta.url));

/** Calls a second of one breaker: at a thousand of them the server makes 500 real calls a second. */
const RATE = 0.5;

/** A real server whose breakers all call a real service, a process of its own, some of whose parts keep failing. */
export interface Fleet {
  readonly fuseboard: Fuseboard;
  readonly end: () => Promise<void>;
}

/** `calm`: no call fails and no breaker moves, only numbers do. `storms`: some are always down. */
export type Weather = 'calm' | 'storms';

export async function startFleet(count: number, weather: Weather): Promise<Fleet> {
  const service = fork(SERVICE, [weather]);
  const port = await portOf(service);
  const names = Array.from({ length: count }, (_, index) => `service-${String(index).padStart(4, '0')}`);
  const fuseboard = await Fuseboard.startWith({
    breakers: names.map((name, index) => ({
      name,
      group: `team-${String(index % 12).padStart(2, '0')}`,
      endpoint: { type: 'http', url: `http://127.0.0.1:${port}/${index}`, timeout: '1s' },
      traffic: { rate: RATE, arrival: 'poisson' },
      breaker: {
        slidingWindow: { type: 'count-based', size: 20 },
        minimumNumberOfCalls: 5,
        waitDurationInOpenState: '10s',
        permittedNumberOfCallsInHalfOpenState: 3,
      },
    })),
  });
  const end = async () => {
    await fuseboard.end();
    service.kill('SIGKILL');
  };
  return { fuseboard, end };
}

function portOf(service: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    service.once('message', (message) => resolve((message as { port: number }).port)); // what the script sends
    service.once('exit', (code) => reject(new Error(`the fleet's service ended with ${code}`)));
  });
}
