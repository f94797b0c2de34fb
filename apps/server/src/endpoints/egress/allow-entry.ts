import { assertNever } from '../../assert-never.ts';
import type { Address, Ip } from './address.ts';

export type AllowEntry =
  /** Every public address. */
  | { readonly type: 'public'; readonly port: Port }
  /** This machine: 127.0.0.0/8 and ::1. */
  | { readonly type: 'loopback'; readonly port: Port }
  /** A host, or with `below` every host below it, at whatever public address it is. */
  | { readonly type: 'name'; readonly name: string; readonly below: boolean; readonly port: Port }
  | { readonly type: 'range'; readonly base: Ip; readonly bits: number; readonly port: Port };

type Range = Extract<AllowEntry, { type: 'range' }>;

/** null: any. */
type Port = number | null;

export const coversPort = ({ port }: AllowEntry, wanted: number): boolean => port === null || port === wanted;

export const coversName = (entry: AllowEntry, name: string): boolean =>
  entry.type === 'name' && (entry.below ? name.endsWith(`.${entry.name}`) : name === entry.name);

/** Whether an endpoint may be at the address, whatever its name. */
export function coversAddress(entry: AllowEntry, { kind, isMetadata, forms }: Address): boolean {
  if (isMetadata) return isOneAddress(entry) && forms.some((form) => isWithin(form, entry));
  switch (entry.type) {
    case 'public':
    case 'loopback':
      return kind === entry.type;
    case 'range':
      return forms.some((form) => isWithin(form, entry));
    case 'name':
      return false;
    default:
      return assertNever(entry);
  }
}

const isWithin = (ip: Ip, { base, bits }: Range): boolean =>
  ip.kind() === base.kind() && ip.match(base, bits);

/** Not a range that happens to hold it. */
const isOneAddress = (entry: AllowEntry): entry is Range =>
  entry.type === 'range' && entry.bits === addressBits(entry.base);

export const addressBits = (ip: Ip): number => (ip.kind() === 'ipv4' ? 32 : 128);
