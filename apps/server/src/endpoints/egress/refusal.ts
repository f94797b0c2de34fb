import { EndpointError } from '../endpoint-error.ts';
import type { AddressKind } from './address.ts';
import { hostAndPort, isLocalhost, withoutDot } from './host.ts';
import type { Place } from './place.ts';

/** Why an endpoint may not be called. */
export interface Refusal {
  readonly reason: 'not-listed' | 'metadata' | Exclude<AddressKind, 'public'>;
  readonly place: Place;
  /** Where it was found to be; null: nobody looked. */
  readonly address: string | null;
}

/** A call that was not made since endpoints may not go there. It says nothing about the endpoint's health. */
export class EgressError extends EndpointError {
  constructor(message: string) {
    super('EEGRESS', message);
    this.name = 'EgressError';
  }
}

const WORDS: Readonly<Record<Refusal['reason'], string>> = {
  'not-listed': 'not in endpoints.allow',
  metadata: "an address at which clouds hand out a machine's credentials",
  loopback: 'a loopback address',
  private: 'a private address',
  'link-local': 'a link-local address',
  multicast: 'a multicast or broadcast address',
  unspecified: 'an unspecified address, which leads to this machine',
  reserved: 'a reserved address',
};

/** `db.internal:5432 is at 10.1.2.3, a private address; add …`. Nothing in it can be secret. */
export function refusalText(refusal: Refusal, isListed: boolean): string {
  const { reason, place } = refusal;
  return `${hostAndPort(place.host.name, place.port)} is ${found(refusal)}${WORDS[reason]}; ${remedy(refusal, isListed)}`;
}

function found({ reason, place, address }: Refusal): string {
  const isNews =
    reason !== 'not-listed' && address !== null && place.host.family === 0 && !isLocalhost(place.host.name);
  return isNews ? `at ${address}, ` : '';
}

function remedy(refusal: Refusal, isListed: boolean): string {
  const entry = JSON.stringify(entryFor(refusal));
  const condition = refusal.reason === 'metadata' ? 'should endpoints reach it all the same, ' : '';
  if (isListed) return `${condition}add ${entry} to endpoints.allow`;
  return `${condition}add \`endpoints: { allow: [public, ${entry}] }\` to the configuration`;
}

/** The smallest that would let it through. */
function entryFor({ reason, place, address }: Refusal): string {
  const { host, port } = place;
  const byName = reason === 'not-listed' || (reason === 'loopback' && isLocalhost(host.name));
  return hostAndPort(byName ? withoutDot(host.name) : (address ?? host.name), port);
}
