import type { BreakerDefinition } from '@fuseboard/protocol';
import { pino } from 'pino';
import type { ManagedBreaker } from '../../src/breakers/managed-breaker.ts';
import type { ServerOptions } from '../../src/config/command-line.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { createServer } from '../../src/server.ts';
import type { ServerLifecycle } from '../../src/server-lifecycle.ts';
import { rulesOf } from './egress.ts';
import { ManualServerClock, NEW_YEAR } from './manual-server-clock.ts';

export interface TestServer {
  readonly url: string;
  readonly clock: ManualServerClock;
  readonly server: ServerLifecycle;
  readonly breaker: (name: string) => ManagedBreaker;
  /** Lets time pass in steps, with a turn of the event loop after each, as a real clock does. */
  readonly pass: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const STEP_MS = 10;

export interface TestServerOptions {
  readonly breakers?: readonly BreakerDefinition[];
  readonly demo?: boolean;
  readonly webRoot?: string;
  readonly options?: Partial<ServerOptions>;
  /** Read and watched in place of `breakers`. */
  readonly configFile?: string;
  /** Epoch ms when it starts. @default NEW_YEAR */
  readonly wall?: number;
}

/** A whole server on a free port of loopback, in this process, on manual time: frames come when the clock is moved. */
export async function startServer({
  breakers = [],
  demo = false,
  webRoot,
  options,
  configFile,
  wall = NEW_YEAR,
}: TestServerOptions): Promise<TestServer> {
  const clock = new ManualServerClock();
  clock.wallAtZero = wall;
  const server = await createServer({
    options: {
      host: '127.0.0.1',
      port: 0,
      configFile: null,
      dataFolder: ':memory:',
      demo,
      insecure: false,
      tokens: [],
      publicUrl: null,
      ...options,
    },
    config:
      configFile === undefined
        ? { breakers, demo, endpoints: rulesOf(['public', 'localhost']), tokens: [] }
        : loadConfig(configFile),
    clock,
    random: () => 0.5,
    logger: pino({ level: 'silent' }),
    ...(webRoot !== undefined && { webRoot }),
  });
  const { url } = await server.listen();
  return {
    url,
    clock,
    server,
    breaker: (name) => {
      const managed = server.registry.get(name);
      if (!managed) throw new Error(`no breaker ${name}`);
      return managed;
    },
    pass: async (ms) => {
      for (let passed = 0; passed < ms; passed += STEP_MS) {
        clock.advance(Math.min(STEP_MS, ms - passed));
        await turn();
      }
    },
    close: () => whileTimePasses(clock, server.close()),
  };
}

/** Ends a turn of the event loop: what was written has left the process unless the other end does not read. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Turns until something has come about that no message tells; a test's own time limit ends it otherwise. */
export async function until(met: () => boolean): Promise<void> {
  while (!met()) await turn();
}

/** Whatever waits for a deadline of the server's meets it. */
async function whileTimePasses(clock: ManualServerClock, done: Promise<void>): Promise<void> {
  const state = { settled: false };
  const settled = done.finally(() => {
    state.settled = true;
  });
  await until(() => {
    clock.advance(STEP_MS);
    return state.settled;
  });
  await settled;
}
