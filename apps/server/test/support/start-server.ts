import type { BreakerDefinition } from '@fuseboard/protocol';
import { pino } from 'pino';
import type { ManagedBreaker } from '../../src/breakers/managed-breaker.ts';
import type { ServerOptions } from '../../src/config/command-line.ts';
import { createServer } from '../../src/server.ts';
import type { ServerLifecycle } from '../../src/server-lifecycle.ts';
import { ManualServerClock } from './manual-server-clock.ts';

export interface TestServer {
  readonly url: string;
  readonly clock: ManualServerClock;
  readonly server: ServerLifecycle;
  readonly breaker: (name: string) => ManagedBreaker;
  readonly close: () => Promise<void>;
}

export interface TestServerOptions {
  readonly breakers?: readonly BreakerDefinition[];
  readonly demo?: boolean;
  readonly webRoot?: string;
  readonly options?: Partial<ServerOptions>;
}

/** A whole server on a free port of loopback, in this process, on manual time: frames come when the clock is moved. */
export async function startServer({
  breakers = [],
  demo = false,
  webRoot,
  options,
}: TestServerOptions): Promise<TestServer> {
  const clock = new ManualServerClock();
  const server = await createServer({
    options: { host: '127.0.0.1', port: 0, configFile: null, demo, insecure: false, ...options },
    config: { breakers, demo },
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
    close: () => server.close(),
  };
}
