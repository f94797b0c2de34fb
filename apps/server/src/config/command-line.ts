import { parseArgs } from 'node:util';
import type { AccessToken } from '../access-token.ts';
import { nearestName } from '../nearest-name.ts';
import { readVersion } from '../read-version.ts';
import { helpText, OPTION_NAMES, OPTIONS, type OptionName } from './command-line-options.ts';
import { CommandLineError } from './command-line-error.ts';
import { readPublicUrl } from './public-url.ts';
import { readTokensVariable } from './read-tokens-variable.ts';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  /** null: none was named. */
  readonly configFile: string | null;
  /** Of the database, or `:memory:`. */
  readonly dataFolder: string;
  readonly demo: boolean;
  readonly insecure: boolean;
  /** Of the environment; the configuration can have more. */
  readonly tokens: readonly AccessToken[];
  /** null: browsers open the address it listens at. */
  readonly publicUrl: URL | null;
}

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = '4400';
const DEFAULT_DATA_FOLDER = './data';
const LARGEST_PORT = 65_535;

/**
 * Flags and environment as options; a flag wins.
 * @throws CommandLineError
 */
export function readCommandLine(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): ServerOptions | { help: string } | { version: string } | { hashToken: true } {
  const flags = parseFlags(argv);
  if (flags.has('help')) return { help: helpText() };
  if (flags.has('version')) return { version: readVersion() };
  if (flags.has('hash-token')) return { hashToken: true };
  const text = (name: Named): Setting | null => fromFlag(flags, name) ?? fromEnvironment(env, name);
  const publicUrl = text('public-url');
  return {
    host: readHost(text('host')),
    port: readPort(text('port')),
    configFile: text('config')?.value ?? null,
    dataFolder: text('data')?.value ?? DEFAULT_DATA_FOLDER,
    demo: !flags.has('no-demo'),
    insecure: flags.has('insecure'),
    tokens: readTokensVariable(env),
    publicUrl: publicUrl && readPublicUrl(publicUrl.value, publicUrl.source),
  };
}

type Named = 'host' | 'port' | 'config' | 'data' | 'public-url';

/** A value and the name under which it was given, for messages. */
interface Setting {
  readonly value: string;
  readonly source: string;
}

function fromFlag(flags: ReadonlyMap<string, string>, name: OptionName): Setting | null {
  const value = flags.get(name);
  return value === undefined ? null : { value, source: `--${name}` };
}

/** An empty variable is one that is not set, as shells and container files have it. */
function fromEnvironment(env: NodeJS.ProcessEnv, name: Named): Setting | null {
  const source = OPTIONS[name].env;
  const value = env[source];
  return value === undefined || value === '' ? null : { value, source };
}

/** Not `strict`: its messages name classes and options objects; ours name the flag that was probably meant. */
function parseFlags(argv: readonly string[]): ReadonlyMap<string, string> {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(OPTION_NAMES.map((name) => [name, { type: OPTIONS[name].type }])),
    strict: false,
    tokens: true,
  });
  const flags = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') throw new CommandLineError(unexpected(token.value));
    if (token.kind === 'option') flags.set(token.name, checkedValue(token.rawName, token.name, token.value));
  }
  return flags;
}

const unexpected = (word: string): string =>
  `"${word}" is not expected here: everything is a flag, see --help.`;

function checkedValue(rawName: string, name: string, value: string | undefined): string {
  const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name as OptionName] : undefined; // it is one of its keys
  if (option === undefined) throw new CommandLineError(unknownFlag(rawName, name));
  if (option.type === 'boolean') {
    if (value !== undefined)
      throw new CommandLineError(`--${name} is a switch and takes no value, got "${value}".`);
    return '';
  }
  if (value === undefined || value === '' || value.startsWith('--')) {
    throw new CommandLineError(`--${name} needs a value: --${name} ${option.value}.`);
  }
  return value;
}

function unknownFlag(rawName: string, name: string): string {
  const near = nearestName(name, OPTION_NAMES);
  const hint = near === null ? 'see --help for those there are' : `did you mean --${near}?`;
  return `There is no flag ${rawName}; ${hint}${near === null ? '.' : ''}`;
}

function readPort(setting: Setting | null): number {
  const { value, source } = setting ?? { value: DEFAULT_PORT, source: '' };
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port <= LARGEST_PORT) return port;
  throw new CommandLineError(`${source} must be a port from 0 to ${LARGEST_PORT}, got "${value}".`);
}

function readHost(setting: Setting | null): string {
  const { value, source } = setting ?? { value: DEFAULT_HOST, source: '' };
  if (/[\s/]|:\/\//.test(value)) {
    throw new CommandLineError(
      `${source} must be a host name or an address such as 127.0.0.1, got "${value}".`,
    );
  }
  return value;
}
