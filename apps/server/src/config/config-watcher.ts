import { existsSync, realpathSync, type Stats, statSync, watch as watchFolder } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { ServerClock } from '../server-clock.ts';
import { ConfigError } from './config-error.ts';
import { readSource } from './read-source.ts';

/** Tells the name of what changed in a folder, null where it is not known; returns its undo. */
type Watch = (folder: string, listener: (name: string | null) => void) => () => void;

export interface ConfigWatcherDeps {
  readonly file: string;
  /** As it was read last; null: it was not there, and does not have to be. */
  readonly text: string | null;
  readonly clock: ServerClock;
  readonly onText: (text: string) => void;
  /** It cannot be read, is gone or empty; told once. */
  readonly onUnreadable: (error: ConfigError) => void;
}

/** So long nothing has to happen: an editor writes in several steps. */
const QUIET_MS = 150;
/** An empty or a missing file may be about to be written. */
const PATIENCE_MS = 1_000;
/** Where the system tells nothing, such as of a folder of another machine. */
const LOOK_MS = 2_000;

/** Reads the configuration file again whenever it has changed, however its editor writes it. */
export class ConfigWatcher {
  readonly #deps: ConfigWatcherDeps;
  readonly #undo: (() => void)[] = [];
  #text: string | null;
  #stamp: string;
  #complained: string | null = null;
  #patient = true;
  #cancelCheck: () => void = () => undefined;
  #cancelLook: () => void = () => undefined;

  constructor(deps: ConfigWatcherDeps) {
    this.#deps = deps;
    this.#text = deps.text;
    this.#stamp = stampOf(deps.file);
  }

  start(): void {
    const { file } = this.#deps;
    for (const folder of foldersOf(file))
      this.#undo.push(watch(folder, (name) => this.#isMeant(name) && this.#checkIn(QUIET_MS)));
    this.#look();
  }

  stop(): void {
    this.#cancelCheck();
    this.#cancelLook();
    for (const undo of this.#undo.splice(0)) undo();
  }

  /** A folder that is mounted as a whole is changed by moving a link whose name begins so. */
  #isMeant(name: string | null): boolean {
    return name === null || name === basename(this.#deps.file) || name.startsWith('..');
  }

  #look(): void {
    const stamp = stampOf(this.#deps.file);
    if (stamp !== this.#stamp) this.#checkIn(QUIET_MS);
    this.#stamp = stamp;
    this.#cancelLook = this.#deps.clock.setTimeout(() => this.#look(), LOOK_MS);
  }

  #checkIn(ms: number): void {
    this.#cancelCheck();
    this.#cancelCheck = this.#deps.clock.setTimeout(() => this.#check(), ms);
  }

  #check(): void {
    const { file, onText } = this.#deps;
    try {
      const text = readSource(file);
      if (text.trim() === '') throw new ConfigError(file, [{ line: 0, column: 0, path: '', message: EMPTY }]);
      this.#patient = true;
      if (text === this.#text && this.#complained === null) return;
      this.#text = text;
      this.#complained = null;
      onText(text);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#complain(error);
    }
  }

  #complain(error: ConfigError): void {
    const { file, onUnreadable } = this.#deps;
    if (this.#text === null && !existsSync(file)) return;
    if (this.#patient) {
      this.#patient = false;
      this.#checkIn(PATIENCE_MS);
      return;
    }
    this.#patient = true;
    if (this.#complained === error.message) return;
    this.#complained = error.message;
    onUnreadable(error);
  }
}

const EMPTY = 'is empty; to remove every breaker of it write `breakers: []`';

/** Where it lies and, where that is a link, where it leads. */
function foldersOf(file: string): ReadonlySet<string> {
  const folders = [dirname(resolve(file))];
  if (existsSync(file)) folders.push(dirname(realpathSync(file)));
  return new Set(folders);
}

function stampOf(file: string): string {
  const stats: Stats | undefined = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
}

/** Where a folder cannot be watched, looking at the file every now and then is left. */
const watch: Watch = (folder, listener) => {
  try {
    const watcher = watchFolder(folder, { persistent: false }, (_event, name) => listener(name));
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => undefined;
  }
};
