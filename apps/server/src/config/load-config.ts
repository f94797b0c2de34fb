import type { BreakerDefinition } from '@fuseboard/protocol';
import { ConfigError, type ConfigProblem } from './config-error.ts';

export { ConfigError, type ConfigProblem };

/** Read when no file was named, if it is there. */
export const DEFAULT_CONFIG_FILE = 'fuseboard.yaml';

export interface ServerConfig {
  readonly breakers: readonly BreakerDefinition[];
  readonly demo: boolean;
}

/**
 * Reads a YAML or JSON configuration; null: `fuseboard.yaml` of the working directory if there is one, otherwise nothing.
 * @throws ConfigError with every problem at once
 */
export function loadConfig(file: string | null): ServerConfig {
  if (file === null) return { breakers: [], demo: true };
  throw new ConfigError(file, []);
}
