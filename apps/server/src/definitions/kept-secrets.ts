import type { BreakerDefinition, HttpEndpoint } from '@fuseboard/protocol';
import type { LocatedProblem } from '../problems/located-problems.ts';
import { isObject } from './merge-patch.ts';
import { HIDDEN } from './secrets.ts';

export interface KeptSecrets {
  readonly endpoint: unknown;
  readonly problems: readonly LocatedProblem[];
}

/**
 * Puts the secrets back that a client was shown as hidden and sent back so. `patch` is what it sent of the endpoint, `merged` the
 * endpoint after it. Secrets belong to the place they were written for: none is taken along to another origin, or whoever may
 * edit a breaker could have them sent to a host of their own.
 */
export function keepSecrets(merged: unknown, patch: unknown, current: BreakerDefinition | null): KeptSecrets {
  if (!isObject(merged)) return { endpoint: merged, problems: [] };
  const known = current?.endpoint.type === 'http' ? current.endpoint : null;
  const written = isObject(patch) ? patch : {};
  const url = keptUrl(merged['url'], known);
  const moved = known !== null && originOf(url) !== originOf(known.url);
  const parts = [
    ofUrl(merged['url'], url, moved),
    ofHeaders({ merged: merged['headers'], written: written['headers'], known: known?.headers ?? {}, moved }),
    ofBody({ merged: merged['body'], written: written['body'], known: known?.body, moved }),
  ];
  const endpoint = Object.assign({}, merged, ...parts.map(({ values }) => values)) as object; // of plain objects
  return { endpoint, problems: parts.flatMap(({ problems }) => problems) };
}

interface Part {
  readonly values: object;
  readonly problems: readonly LocatedProblem[];
}

const UNKNOWN = `has ${HIDDEN} in it, which stands for a hidden value, and there is none here: write the value out`;
const MOVED = 'is not taken along to another host: write its value out, or take it away';

const problem = (keys: readonly string[], message: string): LocatedProblem => ({
  keys: ['endpoint', ...keys],
  message,
  at: 'value',
});

function ofUrl(sent: unknown, url: unknown, moved: boolean): Part {
  const values = url === undefined ? {} : { url };
  if (moved && isMarked(sent)) return { values, problems: [problem(['url'], MOVED)] };
  return { values, problems: isMarked(url) ? [problem(['url'], UNKNOWN)] : [] };
}

interface Secret {
  /** The value after the patch, what the patch itself says of it, and what it was. */
  readonly merged: unknown;
  readonly written: unknown;
  readonly known: unknown;
  /** To another origin. */
  readonly moved: boolean;
}

function ofHeaders({ merged, written, known, moved }: Secret & { known: object }): Part {
  if (!isObject(merged)) return { values: {}, problems: [] };
  const judged = Object.entries(merged).map(([name, value]) => ({
    name,
    ...keep({
      merged: value,
      written: isObject(written) ? written[name] : undefined,
      known: Object.hasOwn(known, name) ? Reflect.get(known, name) : undefined,
      moved,
    }),
  }));
  return {
    values: { headers: Object.fromEntries(judged.map(({ name, value }) => [name, value])) },
    problems: judged.flatMap(({ name, complaint }) =>
      complaint === null ? [] : [problem(['headers', name], complaint)],
    ),
  };
}

function ofBody(secret: Secret): Part {
  if (secret.merged === undefined) return { values: {}, problems: [] };
  const { value, complaint } = keep(secret);
  return { values: { body: value }, problems: complaint === null ? [] : [problem(['body'], complaint)] };
}

function keep({ merged, written, known, moved }: Secret): { value: unknown; complaint: string | null } {
  const isKept = merged === HIDDEN || (written === undefined && known !== undefined);
  if (!isKept) return { value: merged, complaint: null };
  if (known === undefined) return { value: merged, complaint: UNKNOWN };
  return { value: known, complaint: moved ? MOVED : null };
}

const isMarked = (text: unknown): boolean =>
  typeof text === 'string' && (text.includes(HIDDEN) || text.includes(encodeURIComponent(HIDDEN)));

const originOf = (url: unknown): string | null =>
  typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : null;

/** As text, since `URL` would write the rest of it otherwise than its author did. */
function keptUrl(url: unknown, known: HttpEndpoint | null): unknown {
  if (typeof url !== 'string' || known === null || !isMarked(url)) return url;
  const [, credentials] = /^https?:\/\/([^/]*)@/i.exec(known.url) ?? [];
  const withUser = credentials === undefined ? url : url.replace(`//${HIDDEN}@`, () => `//${credentials}@`);
  const values = new URL(known.url).searchParams;
  return withUser.replaceAll(/([?&])([^=&#]*)=•••/g, (whole, before: string, key: string) => {
    const value = values.get(decoded(key));
    return value === null ? whole : `${before}${key}=${encodeURIComponent(value)}`;
  });
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key; // of no parameter there is
  }
}
