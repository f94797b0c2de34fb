import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { isLoopbackHost } from '../config/loopback-host.ts';
import { ProblemError } from '../problem-error.ts';

/** Where the server listens; the port is known only once it does. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  /** Where browsers find it when something stands before it, such as what adds TLS; null: nothing does. */
  readonly publicUrl: URL | null;
}

const EVERY_INTERFACE = new Set(['0.0.0.0', '::', '[::]']);
const HOST_PATTERN = /^(\[[\da-f:.]+\]|[a-z\d._-]+)(?::(\d{1,5}))?$/i;

/**
 * Only a name that leads to this server may stand in `Host`: a page of another name that resolves to this machine (DNS
 * rebinding) could otherwise read and command the board. An address cannot be rebound, so where the server listens on every
 * interface any address will do.
 * @throws ProblemError `forbidden-host`
 */
export function checkHost({ host }: IncomingHttpHeaders, listening: Listening): void {
  const [, name, port] = HOST_PATTERN.exec(host ?? '') ?? [];
  if (name !== undefined && isOurs(name.toLowerCase(), port, listening)) return;
  throw new ProblemError(
    'forbidden-host',
    `This server does not answer to the host ${host === undefined ? 'of a request without one' : `"${host}"`}: ` +
      `use http://${reachableHost(listening.host)}:${listening.port}.`,
  );
}

function isOurs(name: string, port: string | undefined, listening: Listening): boolean {
  if (`${name}${port === undefined ? '' : `:${port}`}` === listening.publicUrl?.host) return true;
  // On any port: a tunnel or a port mapping may lead here.
  if (isLoopbackHost(name)) return true;
  if (EVERY_INTERFACE.has(listening.host)) return isIP(bare(name)) !== 0 || name === hostname().toLowerCase();
  return name === urlHost(listening.host).toLowerCase() && (port ?? '80') === String(listening.port);
}

/**
 * A page of another origin may not act on breakers. Programs send no `Origin` and are not meant.
 * @throws ProblemError `forbidden-origin`
 */
export function checkOrigin({ origin, host }: IncomingHttpHeaders, publicUrl: URL | null): void {
  if (origin === undefined || origin === publicUrl?.origin || sameHost(origin, host ?? '')) return;
  throw new ProblemError(
    'forbidden-origin',
    `A page of ${origin} may not use this board: open it from the address it is served at.`,
  );
}

function sameHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: originHost } = new URL(origin);
  const own = `${protocol}//${host}`;
  return originHost !== '' && URL.canParse(own) && new URL(own).host === originHost;
}

const bare = (name: string): string => name.replace(/^\[(.*)\]$/, '$1');

/** An IPv6 address stands in brackets in a URL and in `Host`. */
function urlHost(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** What to write in a URL to get to a server that listens there. */
export function reachableHost(host: string): string {
  return EVERY_INTERFACE.has(host) ? 'localhost' : urlHost(host);
}
