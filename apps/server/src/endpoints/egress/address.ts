import ipaddr from 'ipaddr.js';

export type Ip = ipaddr.IPv4 | ipaddr.IPv6;

export type AddressKind =
  | 'public'
  | 'loopback'
  | 'private'
  | 'link-local'
  | 'multicast'
  | 'unspecified'
  | 'reserved';

/** An address as the guard sees it. */
export interface Address {
  readonly kind: AddressKind;
  /** Where a cloud hands out credentials to whoever asks from within. */
  readonly isMetadata: boolean;
  /** The address itself, and the IPv4 address to which a translator would pass it on. A list may name either. */
  readonly forms: readonly Ip[];
}

const METADATA: ReadonlySet<string> = new Set(
  [
    '169.254.169.254', // AWS, Azure, Google Cloud, OpenStack, Oracle and most others
    'fd00:ec2::254', // AWS
    '169.254.170.2', // AWS ECS
    '169.254.170.23', // AWS EKS
    'fd00:ec2::23', // AWS EKS
    'fd20:ce::254', // Google Cloud
    '100.100.100.200', // Alibaba Cloud
    '192.0.0.192', // Oracle Cloud, classic
    '168.63.129.16', // Azure's host, by its range a public address
  ].map((text) => ipaddr.parse(text).toString()),
);

/** Takes what `net.isIP` takes, and nothing else. */
export function readAddress(text: string): Address {
  const ip = unmapped(parseIp(text));
  const inner = ip instanceof ipaddr.IPv6 ? innerIpv4(ip) : null;
  const forms = inner === null ? [ip] : [ip, inner];
  return { kind: kindOf(ip), isMetadata: forms.some((form) => METADATA.has(bare(form))), forms };
}

/**
 * An address as `net.isIP` takes it. A library that reads `::8.8.8.8` as `::ffff:8.8.8.8`, which is elsewhere, is given
 * nothing but groups.
 */
export function parseIp(text: string): Ip {
  const [ip = '', zone] = text.split('%', 2);
  if (!ip.includes(':')) return ipaddr.IPv4.parse(ip);
  const groups = new URL(`http://[${ip}]/`).hostname.slice(1, -1);
  return ipaddr.IPv6.parse(zone === undefined ? groups : `${groups}%${zone}`);
}

/** `::ffff:10.0.0.1` is 10.0.0.1: the kernel makes an IPv4 connection of it. */
export const unmapped = (ip: Ip): Ip =>
  ip instanceof ipaddr.IPv6 && ip.isIPv4MappedAddress() ? ip.toIPv4Address() : ip;

/** Without the zone, which names an interface of this machine. */
const bare = (ip: Ip): string => ip.toString().replace(/%.*$/, '');

/** Every range that is not here, and that may yet come, is reserved. */
const KINDS: Readonly<Record<string, AddressKind>> = {
  unicast: 'public',
  loopback: 'loopback',
  private: 'private',
  carrierGradeNat: 'private',
  uniqueLocal: 'private',
  linkLocal: 'link-local',
  multicast: 'multicast',
  broadcast: 'multicast',
  unspecified: 'unspecified',
};

const kindOfRange = (ip: Ip): AddressKind => KINDS[ip.range()] ?? 'reserved';

function kindOf(ip: Ip): AddressKind {
  if (ip instanceof ipaddr.IPv4) return kindOfRange(ip);
  // A network that has no IPv4 reaches all of it through this prefix.
  if (NAT64.match(ip)) return kindOfRange(lastIpv4(ip));
  if (SITE_LOCAL.match(ip)) return 'private';
  const kind = kindOfRange(ip);
  return kind === 'public' && !GLOBAL.match(ip) ? 'reserved' : kind;
}

const prefix = (text: string): { match(ip: ipaddr.IPv6): boolean } => {
  const range = ipaddr.IPv6.parseCIDR(text);
  return { match: (ip) => ip.match(range) };
};

/** All that has been given out to be reached from anywhere. */
const GLOBAL = prefix('2000::/3');
const NAT64 = prefix('64:ff9b::/96');
/** RFC 3879 did away with them, which no network has to know. */
const SITE_LOCAL = prefix('fec0::/10');
const SIX_TO_FOUR = prefix('2002::/16');
/** IPv4-compatible (no longer in use), translated (RFC 6145) and NAT64: the IPv4 address comes last. */
const ENDS_IN_IPV4 = [prefix('::/96'), prefix('::ffff:0:0:0/96'), NAT64];

function innerIpv4(ip: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (SIX_TO_FOUR.match(ip)) return new ipaddr.IPv4(ip.toByteArray().slice(2, 6));
  const isOwn = ip.range() === 'loopback' || ip.range() === 'unspecified';
  return !isOwn && ENDS_IN_IPV4.some((range) => range.match(ip)) ? lastIpv4(ip) : null;
}

const lastIpv4 = (ip: ipaddr.IPv6): ipaddr.IPv4 => new ipaddr.IPv4(ip.toByteArray().slice(12));
