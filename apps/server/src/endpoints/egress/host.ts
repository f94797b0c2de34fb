import { isIP } from 'node:net';

export interface Host {
  /** What to look up or connect to. */
  readonly name: string;
  /** 4 or 6 for an address, 0 for a name. */
  readonly family: number;
}

/** Characters that end a host in a URL or belong to none. */
const NO_PART_OF_A_HOST = /[\s/\\@?#:%[\]<>^|]/;

/**
 * A host the way a URL would have it: lower case, names of other scripts in ASCII, `2130706433`, `0x7f.1` and `0177.0.0.1` as
 * the 127.0.0.1 that the system would make of them. So what is judged is what is called. null for what is no host.
 */
export function readHost(text: string): Host | null {
  const inner = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(inner) === 6) return { name: inner.toLowerCase(), family: 6 };
  if (NO_PART_OF_A_HOST.test(text) || !URL.canParse(`http://${text}/`)) return null;
  const name = new URL(`http://${text}/`).hostname;
  return { name, family: isIP(name) };
}

/** A final dot only says that the name is whole. */
export const withoutDot = (name: string): string => name.replace(/\.$/, '');

/** RFC 6761: whatever a name server says, these are this machine. */
export const isLocalhost = (name: string): boolean => /(^|\.)localhost\.?$/.test(name);

export function hostAndPort(name: string, port: number): string {
  return `${name.includes(':') ? `[${name}]` : name}:${port}`;
}
