import { CircuitBreaker } from '@fuseboard/breaker';
import { saveOnSigterm } from '../../recipes/graceful-recovery.ts';

/** A process that is told to end: its server closes, and what it learns while closing is saved. */
const [, , file = ''] = process.argv;
const breaker = new CircuitBreaker('search');
const server = setInterval(() => {}, 1_000);

async function close(): Promise<void> {
  clearInterval(server);
  breaker.trip({ reason: 'told while closing' });
}

saveOnSigterm(breaker, file, close);
process.kill(process.pid, 'SIGTERM');
