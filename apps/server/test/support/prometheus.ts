import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const SCRIPT = fileURLToPath(new URL('../../../../scripts/ensure-prometheus.mjs', import.meta.url));
const toolsSchema = z.object({ promtool: z.string(), prometheus: z.string() });

export type Tools = z.output<typeof toolsSchema>;

/** Prometheus' programs, or why they are not to be had. */
export function prometheusTools(): Tools | { readonly missing: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], { encoding: 'utf8' });
  if (status === 0) return toolsSchema.parse(JSON.parse(stdout));
  process.stderr.write(`Skipped: ${stderr}`); // the reporter keeps the reason of a skipped test to itself
  return { missing: stderr.trim() };
}

/** What promtool has to say against an exposition; '' if nothing. */
export function promtoolComplaints({ promtool }: Tools, exposition: string): string {
  const { status, stdout, stderr } = spawnSync(promtool, ['check', 'metrics'], {
    input: exposition,
    encoding: 'utf8',
  });
  const said = `${stdout}${stderr}`;
  return status === 0 || said !== '' ? said : `it ended with ${status}`;
}

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }),
    ),
  }),
});

const targetsSchema = z.object({
  data: z.object({ activeTargets: z.array(z.object({ health: z.string(), lastError: z.string() })) }),
});

const metadataSchema = z.object({
  data: z.array(z.object({ metric: z.string(), type: z.string(), help: z.string(), unit: z.string() })),
});

/** A real Prometheus that scrapes one server five times a second. */
export class Prometheus {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #exited: Promise<unknown>;

  private constructor(child: ChildProcess, url: string, folder: string) {
    this.#child = child;
    this.url = url;
    this.#folder = folder;
    this.#exited = once(child, 'close');
  }

  static async start({ prometheus }: Tools, target: string): Promise<Prometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'fuseboard-prometheus-'));
    const config = join(folder, 'prometheus.yml');
    const address = `127.0.0.1:${await freePort()}`;
    writeFileSync(
      config,
      [
        'global: { scrape_interval: 200ms, scrape_timeout: 200ms }',
        'scrape_configs:',
        '  - job_name: fuseboard',
        `    static_configs: [{ targets: ['${new URL(target).host}'] }]`,
      ].join('\n'),
    );
    const args = [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
    ];
    const child = spawn(prometheus, args, { cwd: folder, stdio: 'ignore' });
    return new Prometheus(child, `http://${address}`, folder);
  }

  /** Labels and value of each series that an expression gives; none while it is not up. */
  async query(expression: string): Promise<readonly (readonly [Readonly<Record<string, string>>, number])[]> {
    const response = await this.#get(`/api/v1/query?query=${encodeURIComponent(expression)}`);
    if (response === null) return [];
    const { data } = answerSchema.parse(response);
    return data.result.map(({ metric, value }) => [metric, Number(value[1])]);
  }

  async targets(): Promise<readonly { readonly health: string; readonly lastError: string }[]> {
    return targetsSchema.parse(await this.#get('/api/v1/targets')).data.activeTargets;
  }

  async metadata(): Promise<z.output<typeof metadataSchema>['data']> {
    return metadataSchema.parse(await this.#get('/api/v1/targets/metadata')).data;
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #get(path: string): Promise<unknown> {
    try {
      const response = await fetch(`${this.url}${path}`);
      return response.ok ? await response.json() : null;
    } catch {
      return null; // not up yet
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('it has no port');
  return address.port;
}
