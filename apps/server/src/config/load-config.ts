import { existsSync } from 'node:fs';
import { type BreakerDefinition, durationSchema } from '@fuseboard/protocol';
import { z } from 'zod';
import type { AccessToken } from '../access-token.ts';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import { EgressRules } from '../endpoints/egress/egress-rules.ts';
import { type LocatedProblem, locatedProblems } from '../problems/located-problems.ts';
import { pathText } from '../problems/path-text.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { type ParsedSource, parseSource } from './parse-source.ts';
import { endpointsSchema, readAllowList } from './read-allow-list.ts';
import { accessSchema, readAccess } from './read-access.ts';
import { readBreakers } from './read-breakers.ts';
import { readSource } from './read-source.ts';

export { ConfigError };

/** Read when no file was named, if it is there. */
const DEFAULT_CONFIG_FILE = 'fuseboard.yaml';

export interface ServerConfig {
  readonly breakers: readonly BreakerDefinition[];
  readonly demo: boolean;
  /** Left out: as long as is usual. */
  readonly retention?: Retention;
  /** What real endpoints may reach. */
  readonly endpoints: EgressRules;
  /** Who may come in; none: whoever gets here. */
  readonly tokens: readonly AccessToken[];
  /** Where it was read and may be read again; left out: nowhere. */
  readonly source?: ConfigSource;
}

interface ConfigSource {
  readonly file: string;
  /** As it was read; null: the file was not there, and did not have to be. */
  readonly text: string | null;
  /** `endpoints.allow` as it was written; null: there is none. */
  readonly allow: readonly string[] | null;
}

export const MOST_BREAKERS = 10_000;

const LEAST_KEPT_MS = 60_000;
const kept = durationSchema.refine((ms) => ms >= LEAST_KEPT_MS, { error: 'must be at least 1m' });

const historySchema = z.strictObject({
  /** How long series are kept, by the second, by ten seconds and by the minute. */
  retention: z.strictObject({ seconds: kept, tenSeconds: kept, minutes: kept }).partial(),
});

/** The outermost keys; a breaker is judged by its own schema, one at a time. */
const fileSchema = z.strictObject({
  breakers: z.array(z.unknown()).max(MOST_BREAKERS).nullable().default(null),
  demo: z.boolean().default(true),
  history: historySchema.optional(),
  endpoints: endpointsSchema,
  access: accessSchema,
});

/**
 * Reads a YAML or JSON configuration; null: `fuseboard.yaml` of the working directory if there is one, otherwise nothing.
 * @throws ConfigError with every problem at once
 */
export function loadConfig(file: string | null): ServerConfig {
  if (file !== null) return readConfig(file, readSource(file));
  const found = existsSync(DEFAULT_CONFIG_FILE);
  if (found) return loadConfig(DEFAULT_CONFIG_FILE);
  const source = { file: DEFAULT_CONFIG_FILE, text: null, allow: null };
  return { breakers: [], demo: true, endpoints: new EgressRules(), tokens: [], source };
}

/** The text of a file as a configuration. @throws ConfigError */
export function readConfig(file: string, text: string): ServerConfig {
  const source = parseSource(file, text);
  const input = source.value ?? {}; // a file of comments alone configures nothing
  const outer = fileSchema.safeParse(input);
  const list = outer.data?.breakers ?? listOf(input);
  const allow = readAllowList(outer.data?.endpoints ?? null);
  // A list that is wrong itself says nothing about who is not on it.
  const rules = outer.success && allow.problems.length === 0 ? allow.rules : null;
  const { breakers, problems } = readBreakers(list.length > MOST_BREAKERS ? [] : list, rules);
  const ofSchema = outer.error ? locatedProblems(outer.error, input, fileSchema) : [];
  const access = readAccess(outer.data?.access);
  const found = [...ofSchema, ...allow.problems, ...access.problems, ...problems];
  if (outer.success && found.length === 0) {
    const { demo, history, endpoints } = outer.data;
    const from = { file, text, allow: endpoints?.allow ?? null };
    const { tokens } = access;
    return { breakers, demo, endpoints: allow.rules, tokens, source: from, ...retentionOf(history) };
  }
  throw new ConfigError(file, inOrder(found, source));
}

type HistoryInput = z.output<typeof historySchema> | undefined;

function retentionOf(history: HistoryInput): Pick<ServerConfig, 'retention'> {
  if (history === undefined) return {};
  const { seconds, tenSeconds, minutes } = history.retention;
  const usual = DEFAULT_RETENTION;
  return {
    retention: {
      seconds: seconds ?? usual.seconds,
      tenSeconds: tenSeconds ?? usual.tenSeconds,
      minutes: minutes ?? usual.minutes,
    },
  };
}

/** The breakers of a document that is wrong elsewhere, so that their problems are told too. */
function listOf(input: unknown): readonly unknown[] {
  const list: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'breakers') : null;
  return Array.isArray(list) ? list : [];
}

function inOrder(problems: readonly LocatedProblem[], { positions }: ParsedSource): ConfigProblem[] {
  return problems
    .map(({ keys, message, at }) => ({ ...positions.locate(keys, at), path: pathText(keys), message }))
    .sort((left, right) => left.line - right.line || left.column - right.column);
}
