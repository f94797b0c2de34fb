import { type Host, readHost } from './host.ts';

/** Where an endpoint is said to be. */
export interface Place {
  readonly host: Host;
  readonly port: number;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** null: its host is none. */
export function placeOf(hostname: string, port: number): Place | null {
  const host = readHost(hostname);
  return host === null ? null : { host, port };
}

export const placeOfUrl = ({
  hostname,
  port,
  protocol,
}: Pick<URL, 'hostname' | 'port' | 'protocol'>): Place | null =>
  placeOf(hostname, port === '' ? (DEFAULT_PORTS[protocol] ?? 0) : Number(port));
