import { setTimeout as passed } from 'node:timers/promises';
import { causeFaults } from './faults.ts';
import type { Seen, Usage } from './messages.ts';
import type { Options } from './options.ts';
import { Browsers, MeasuredServer, type Upstream } from './processes.ts';

const WARM_UP_MS = 10_000;
const ALONE_MS = 10_000;
const SETTLE_MS = 5_000;
const MINUTE_MS = 60_000;

export interface Measured {
  /** The server with nobody looking, its calls under way. */
  readonly alone: Usage;
  readonly usage: Usage;
  readonly seen: Seen;
  /** Packets that wait in the server for the client that stalls. */
  readonly backlog: number;
  /** ms until every browser had its first frame, all connecting at once. */
  readonly connected: number;
  /** While memory was watched. */
  readonly memory: readonly Usage[];
}

/** One of the two from its start to its end. */
export async function measure(
  which: 'fuseboard' | 'naive',
  upstream: Upstream,
  options: Options,
): Promise<Measured> {
  const server = new MeasuredServer(which, upstream.port, options);
  const browsers = new Browsers();
  const stop = causeFaults(upstream.child, options.breakers, options.seed);
  try {
    const url = await server.url();
    await passed(WARM_UP_MS);
    await server.usage();
    await passed(ALONE_MS);
    const alone = await server.usage();

    const from = performance.now();
    await browsers.connect(url, options.clients);
    const connected = performance.now() - from;
    await passed(SETTLE_MS);
    await server.usage();
    browsers.measure();
    await passed(options.seconds * 1_000);
    const usage = await server.usage();
    const seen = await browsers.report();
    const backlog = await backlogOf(url);
    const memory = which === 'fuseboard' ? await watchMemory(server, options.minutes) : [];
    return { alone, usage, seen, backlog, connected, memory };
  } finally {
    stop();
    await browsers.end();
    await server.end();
  }
}

/** At the end of each minute, after a whole collection. */
async function watchMemory(server: MeasuredServer, minutes: number): Promise<readonly Usage[]> {
  const samples: Usage[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    await passed(MINUTE_MS);
    samples.push(await server.usage('collect'));
  }
  return samples;
}

async function backlogOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const [, packets] = /^fuseboard_client_backlog_packets (\d+)/m.exec(text) ?? [];
  return Number(packets);
}
