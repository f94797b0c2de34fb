import ipaddr from 'ipaddr.js';
import { type Ip, parseIp, unmapped } from './address.ts';
import { addressBits, type AllowEntry } from './allow-entry.ts';
import { type Host, isLocalhost, readHost, withoutDot } from './host.ts';

/** What an entry of `endpoints.allow` means, or what it must be instead. */
export type ReadEntry = { readonly entry: AllowEntry } | { readonly problem: string };

const LARGEST_PORT = 65_535;
const WITH_PORT = /^([^:[\]]*|\[[^\]]*\](?:\/\d+)?):(\d+)$/;

/** `api.example.com`, `*.internal.example`, `10.0.0.0/8`, `[::1]`, `localhost`, `public`; each also with `:port`. */
export function readAllowEntry(text: string): ReadEntry {
  const [, place = text, digits] = WITH_PORT.exec(text) ?? [];
  const port = digits === undefined ? null : Number(digits);
  if (port !== null && (port < 1 || port > LARGEST_PORT))
    return { problem: `must have a port from 1 to ${LARGEST_PORT}` };
  if (place === 'public') return { entry: { type: 'public', port } };
  const [start = '', bits, ...rest] = place.split('/');
  if (rest.length > 0 || place.includes('//')) return { problem: expected(text) };
  if (bits !== undefined) return readRange({ start, bits, port });
  return place.startsWith('*.') ? readBelow(place.slice(2), port) : readOne(place, port);
}

type Port = AllowEntry['port'];

function readOne(place: string, port: Port): ReadEntry {
  const host = readHost(place);
  if (host === null || host.name.includes('*')) return { problem: expected(place) };
  if (host.family === 0) {
    const name = withoutDot(host.name);
    if (isLocalhost(name)) return { entry: { type: 'loopback', port } };
    return { entry: { type: 'name', name, below: false, port } };
  }
  if (!isPlain(host, place)) return { problem: `must be written as what it stands for: ${host.name}` };
  const base = unmapped(parseIp(host.name));
  return { entry: { type: 'range', base, bits: addressBits(base), port } };
}

function readBelow(place: string, port: Port): ReadEntry {
  const host = readHost(place);
  if (host === null || host.family !== 0 || host.name.includes('*')) return { problem: expected(place) };
  return { entry: { type: 'name', name: withoutDot(host.name), below: true, port } };
}

/** Not 0x7f.1: nobody would read it as what it is. */
const isPlain = ({ name, family }: Host, text: string): boolean => family === 6 || name === text;

interface Range {
  readonly start: string;
  readonly bits: string;
  readonly port: Port;
}

function readRange({ start, bits, port }: Range): ReadEntry {
  const host = readHost(start);
  if (host === null || host.family === 0 || !isPlain(host, start) || !/^\d{1,3}$/.test(bits))
    return { problem: expected(start) };
  const base = parseIp(host.name);
  const count = Number(bits);
  const most = addressBits(base);
  if (count > most) return { problem: `must have a prefix of at most ${most} bits` };
  if (unmapped(base) !== base) return { problem: 'must be written as a range of IPv4, such as 10.0.0.0/8' };
  const first = firstOf(base, count);
  if (first.toString() !== base.toString())
    return { problem: `must begin where its range begins: ${first.toString()}/${count}` };
  return { entry: { type: 'range', base, bits: count, port } };
}

function firstOf(ip: Ip, bits: number): Ip {
  const range = `${ip.toString()}/${bits}`;
  return ip instanceof ipaddr.IPv4
    ? ipaddr.IPv4.networkAddressFromCIDR(range)
    : ipaddr.IPv6.networkAddressFromCIDR(range);
}

const FORMS =
  'must be a host such as api.example.com, *.internal.example, 10.0.0.0/8, "[::1]" or localhost, with a port or without, or public';

function expected(text: string): string {
  if (text === '*') return `${FORMS}, which is every public address`;
  const host = /^\w+:\/\//.test(text) && URL.canParse(text) ? new URL(text).host : '';
  return host === '' ? FORMS : `${FORMS}; not a URL: write ${JSON.stringify(host)}`;
}
