import { type Address, readAddress } from './address.ts';
import { type AllowEntry, coversAddress, coversName, coversPort } from './allow-entry.ts';
import { isLocalhost, withoutDot } from './host.ts';
import type { Place } from './place.ts';
import type { Refusal } from './refusal.ts';

const LOCALHOST = ['127.0.0.1', '::1'] as const;

/** Without a list, endpoints reach what is public. */
const DEFAULT: readonly AllowEntry[] = [{ type: 'public', port: null }];

/** What endpoints may reach: `endpoints.allow`, once read. */
export class EgressRules {
  /** Without it, a hint must not make one that shuts out what was allowed. */
  readonly isListed: boolean;
  readonly #entries: readonly AllowEntry[];

  /** null: there is no list. */
  constructor(entries: readonly AllowEntry[] | null = null) {
    this.isListed = entries !== null;
    this.#entries = entries ?? DEFAULT;
  }

  /** What can be said before anything is looked up; null: nothing against it so far. */
  refusePlace(place: Place): Refusal | null {
    const { host } = place;
    if (host.family !== 0) return this.refuseAddress(host.name, place);
    if (isLocalhost(host.name)) return this.#refuseLocalhost(place);
    const possible = this.#at(place).some((entry) => entry.type !== 'name' || names(entry, place));
    return possible ? null : { reason: 'not-listed', place, address: null };
  }

  /** Of the addresses it will turn out to be at, one that is allowed is enough. */
  #refuseLocalhost(place: Place): Refusal | null {
    const refusals = LOCALHOST.map((address) => this.refuseAddress(address, place));
    return refusals.includes(null) ? null : (refusals[0] ?? null);
  }

  /** Whether the place may be called where it was found to be; `address` as `net.isIP` takes it. */
  refuseAddress(address: string, place: Place): Refusal | null {
    const read = readAddress(address);
    const entries = this.#at(place);
    if (entries.some((entry) => coversAddress(entry, read) || coversNamed(entry, read, place))) return null;
    if (read.isMetadata) return { reason: 'metadata', place, address };
    return { reason: read.kind === 'public' ? 'not-listed' : read.kind, place, address };
  }

  #at({ port }: Place): readonly AllowEntry[] {
    return this.#entries.filter((entry) => coversPort(entry, port));
  }
}

const names = (entry: AllowEntry, { host }: Place): boolean => coversName(entry, withoutDot(host.name));

/** A name says who is called, not that whoever answers for the name may send calls into this network. */
const coversNamed = (entry: AllowEntry, { kind, isMetadata }: Address, place: Place): boolean =>
  kind === 'public' && !isMetadata && names(entry, place);
