import { isDeepStrictEqual } from 'node:util';
import type { ConfigFileState } from '@fuseboard/protocol';
import type { AccessToken } from '../access-token.ts';
import type { Notice } from '../breakers/notice.ts';
import { CommandLineError } from '../config/command-line-error.ts';
import { ConfigError } from '../config/config-error.ts';
import { ConfigWatcher } from '../config/config-watcher.ts';
import { readConfig, type ServerConfig } from '../config/load-config.ts';
import type { EgressGuard } from '../endpoints/egress/egress-guard.ts';
import type { Hub } from '../hub/hub.ts';
import type { PartStatus } from '../part-status.ts';
import type { ServerClock } from '../server-clock.ts';
import type { Definitions } from './definitions.ts';
import { BASE_ACTORS } from './follow-base.ts';

export interface ConfigFollowerDeps {
  /** That the server began with. */
  readonly config: ServerConfig;
  readonly definitions: Definitions;
  readonly guard: EgressGuard;
  /** Who may come in from now on. @throws CommandLineError where that cannot be, and then nothing has changed */
  readonly useTokens: (tokens: readonly AccessToken[]) => void;
  readonly hub: Hub;
  readonly status: PartStatus;
  readonly notify: (notice: Notice) => void;
  readonly clock: ServerClock;
}

/** Puts what the configuration file says into force as it changes; what is wrong is told, and what was before goes on. */
export class ConfigFollower {
  readonly #deps: ConfigFollowerDeps;
  readonly #atStart: ServerConfig;
  /** null: there is no file to be watched. */
  readonly #watcher: ConfigWatcher | null;
  #config: ServerConfig;
  #readAt: number;
  #problems: ConfigFileState['problems'] = [];

  constructor(deps: ConfigFollowerDeps) {
    this.#deps = deps;
    this.#atStart = deps.config;
    this.#config = deps.config;
    this.#readAt = deps.hub.epoch.now();
    const { source } = deps.config;
    this.#watcher =
      source === undefined
        ? null
        : new ConfigWatcher({
            file: source.file,
            text: source.text,
            clock: deps.clock,
            onText: (text) => this.#read(source.file, text),
            onUnreadable: (error) => this.#refuse(error),
          });
  }

  start(): void {
    this.#watcher?.start();
  }

  stop(): void {
    this.#watcher?.stop();
  }

  state(): ConfigFileState {
    const { source } = this.#config;
    return {
      file: source === undefined || source.text === null ? null : source.file,
      readAt: this.#readAt,
      problems: this.#problems,
      needsRestart: needsRestart(this.#atStart, this.#config),
    };
  }

  #read(file: string, text: string): void {
    try {
      this.#apply(readConfig(file, text), file);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#refuse(error);
    }
  }

  /** The text is not in force, and what was before is. */
  #refuse({ file, problems }: ConfigError): void {
    const { status, notify, hub } = this.#deps;
    const [first] = problems;
    const place = first === undefined || first.line === 0 ? file : `${file}:${first.line}:${first.column}`;
    const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : '';
    const what = [place, first?.path, first?.message].filter(Boolean).join(' ');
    this.#problems = problems;
    const text = `${what}.${more} The configuration in force stays as it was.`;
    status.fail(text, hub.epoch.now());
    notify({ level: 'warning', text });
  }

  #apply(config: ServerConfig, file: string): void {
    const { definitions, guard, hub, status, notify } = this.#deps;
    const before = this.#config;
    const wasRefused = this.#problems.length > 0;
    this.#useTokens(config, file);
    guard.setRules(config.endpoints);
    this.#record('endpoints.allow', before.source?.allow ?? null, config.source?.allow ?? null);
    this.#record('access.tokens', whoOf(before), whoOf(config));
    const count = definitions.follow(config.breakers);
    hub.flush();
    this.#config = config;
    this.#readAt = hub.epoch.now();
    this.#problems = [];
    status.recover();
    const told = count === 0 ? (wasRefused ? 'is well again' : null) : `is in force: ${counted(count)}`;
    if (told !== null) notify({ level: 'info', text: `${file} ${told}.` });
    const keys = needsRestart(this.#atStart, config);
    if (keys.length > 0 && !isDeepStrictEqual(keys, needsRestart(this.#atStart, before)))
      notify({ level: 'warning', text: restartText(file, keys) });
  }

  /** First of all, since it alone can still be refused. @throws ConfigError */
  #useTokens({ tokens }: ServerConfig, file: string): void {
    if (isDeepStrictEqual(tokens, this.#config.tokens)) return;
    try {
      this.#deps.useTokens(tokens);
    } catch (error) {
      if (!(error instanceof CommandLineError)) throw error;
      throw new ConfigError(file, [{ line: 0, column: 0, path: 'access', message: error.message }]);
    }
  }

  #record(path: string, before: ConfigValue, after: ConfigValue): void {
    if (isDeepStrictEqual(before, after)) return;
    this.#deps.hub.record({
      kind: 'config',
      breaker: null,
      event: 'edited',
      version: null,
      restored: null,
      changes: [{ path, before, after, hidden: false }],
      actor: BASE_ACTORS.file,
      reason: null,
    });
  }
}

type ConfigValue = readonly string[] | null;

/** Names and roles; a hash is nobody's business. */
const whoOf = ({ tokens }: ServerConfig): ConfigValue =>
  tokens.length === 0 ? null : tokens.map(({ name, role }) => `${name} (${role})`);

const counted = (count: number): string => (count === 1 ? '1 breaker changed' : `${count} breakers changed`);

/** Of the keys that are only read at the start, those that are others than then. */
function needsRestart(atStart: ServerConfig, now: ServerConfig): readonly string[] {
  const keys: readonly (readonly [string, unknown, unknown])[] = [
    ['demo', atStart.demo, now.demo],
    ['history', atStart.retention, now.retention],
  ];
  return keys.filter(([, was, is]) => !isDeepStrictEqual(was, is)).map(([key]) => key);
}

function restartText(file: string, keys: readonly string[]): string {
  const which = keys.join(' and ');
  return keys.length === 1
    ? `${file}: ${which} is only read at the start. Restart the server for it to count.`
    : `${file}: ${which} are only read at the start. Restart the server for them to count.`;
}
