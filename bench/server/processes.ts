import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowsersOrder, Seen, Usage } from './messages.ts';
import type { Options } from './options.ts';

const own = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const SERVER = own('../../../apps/server/dist/main.js');
const START_MS = 120_000;
/** As `npm start` has it. */
const YOUNG = ['--max-semi-space-size=64'];

const running = new Set<ChildProcess>();

function begin(script: string, args: readonly string[], execArgv: readonly string[]): ChildProcess {
  const child = fork(script, [...args], {
    execArgv: [...execArgv],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'warn' },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

export async function end(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

export const endAll = (): void => {
  for (const child of running) child.kill('SIGKILL');
};

export interface Upstream {
  readonly child: ChildProcess;
  readonly port: number;
}

export async function startUpstream(): Promise<Upstream> {
  const child = begin(own('upstream.js'), [], []);
  const [address] = (await once(child, 'message')) as [AddressInfo]; // what upstream.ts sends
  return { child, port: address.port };
}

/** The server itself, or the naive one in its place. */
export class MeasuredServer {
  readonly child: ChildProcess;
  readonly #folder = mkdtempSync(join(tmpdir(), 'fuseboard-bench-'));

  constructor(which: 'fuseboard' | 'naive', upstreamPort: number, options: Options) {
    const config = join(this.#folder, 'fuseboard.json');
    writeFileSync(config, JSON.stringify(configOf(upstreamPort, options)));
    const args = ['--port', '0', '--no-demo', '--config', config, '--data', join(this.#folder, 'data')];
    const script = which === 'fuseboard' ? SERVER : own('naive.js');
    const profile = options.profile ? ['--cpu-prof', `--cpu-prof-name=${which}.cpuprofile`] : [];
    this.child = begin(script, args, [...YOUNG, ...profile, '--expose-gc', '--import', own('probe.js')]);
  }

  async url(): Promise<string> {
    let printed = '';
    const signal = AbortSignal.timeout(START_MS);
    for (;;) {
      const [chunk] = (await once(this.child.stdout ?? this.child, 'data', { signal })) as [Buffer];
      printed += chunk.toString();
      const [, url] = /running at (http:\S+)/.exec(printed) ?? [];
      if (url !== undefined) return url;
    }
  }

  /** Since it was last asked. */
  async usage(first: 'usage' | 'collect' = 'usage'): Promise<Usage> {
    const answered = once(this.child, 'message');
    this.child.send(first);
    const [usage] = (await answered) as [Usage]; // what probe.ts sends
    return usage;
  }

  async end(): Promise<void> {
    await end(this.child);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export class Browsers {
  readonly #child = begin(own('browsers.js'), [], []);

  async connect(url: string, clients: number): Promise<void> {
    const connected = once(this.#child, 'message');
    this.#order({ order: 'connect', url, clients });
    await connected;
  }

  measure(): void {
    this.#order({ order: 'measure' });
  }

  async report(): Promise<Seen> {
    const answered = once(this.#child, 'message');
    this.#order({ order: 'report' });
    const [seen] = (await answered) as [Seen]; // what browsers.ts sends
    return seen;
  }

  end(): Promise<void> {
    return end(this.#child);
  }

  #order(order: BrowsersOrder): void {
    this.#child.send(order);
  }
}

/** Breakers that open after two seconds of failures and probe three seconds later, with names and groups as long as real ones. */
function configOf(port: number, { breakers, rate }: Options): object {
  return {
    endpoints: { allow: ['localhost'] },
    breakers: Array.from({ length: breakers }, (_, index) => ({
      name: `region-${index % 7}.payments-gateway-${index}`,
      group: `checkout-${index % 40}`,
      endpoint: { type: 'http', url: `http://127.0.0.1:${port}/${index}`, timeout: 2_000 },
      traffic: { rate, arrival: 'poisson' },
      breaker: {
        slidingWindow: { type: 'count-based', size: 20 },
        minimumNumberOfCalls: 10,
        waitDurationInOpenState: 3_000,
        permittedNumberOfCallsInHalfOpenState: 3,
      },
    })),
  };
}
