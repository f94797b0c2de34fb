import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SOURCE = ['--conditions=@fuseboard/source', '--import', 'tsx'];
const cwd = fileURLToPath(new URL('..', import.meta.url));

/** Runs a script in a Node process of its own; killed, which fails the test, if it has not ended after 10 s. */
export function inProcess(script: string): Promise<string> {
  return output([...SOURCE, '--input-type=module', '--eval', script], 10_000);
}

/** What a fixture prints, as JSON; `gc` is there to be called. */
export async function measured<T>(fixture: string): Promise<T> {
  const path = fileURLToPath(new URL(`fixtures/${fixture}`, import.meta.url));
  return JSON.parse(await output(['--expose-gc', ...SOURCE, path], 110_000)) as T; // as the fixture prints it
}

async function output(args: readonly string[], timeout: number): Promise<string> {
  const { stdout } = await run(process.execPath, args, { cwd, timeout });
  return stdout.trim();
}
