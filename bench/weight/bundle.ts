import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

/** Source to put in the place of modules of the built package, by their names. */
export type StandIns = Readonly<Record<string, string>>;

/** Bytes of what `source` imports, bundled as for a browser, minified and brotli-compressed. */
export async function weigh(source: string, standIns: StandIns = {}): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: ['events', 'util'], // Node's own, which opossum takes
    write: false,
    logLevel: 'error',
    plugins: [replacing(standIns)],
  });
  return outputFiles.reduce((sum, { contents }) => sum + brotliCompressSync(contents).length, 0);
}

function replacing(standIns: StandIns): Plugin {
  refuseUnknown(Object.keys(standIns));
  return {
    name: 'stand-ins',
    setup: (bundling): void =>
      bundling.onLoad({ filter: /\/breaker\/dist\/.*\.js$/ }, ({ path }) => {
        const contents = standIns[basename(path, '.js')];
        return contents === undefined ? undefined : { contents };
      }),
  };
}

/** A module that has another name by now would be left in without a word. */
function refuseUnknown(names: readonly string[]): void {
  const built = readdirSync('packages/breaker/dist', { recursive: true, encoding: 'utf8' });
  const modules = new Set(built.map((file) => basename(file, '.js')));
  const unknown = names.find((name) => !modules.has(name));
  if (unknown !== undefined) throw new Error(`the package has no module called ${unknown}`);
}
