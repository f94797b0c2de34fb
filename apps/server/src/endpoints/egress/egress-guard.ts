import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { EgressRules } from './egress-rules.ts';
import type { Place } from './place.ts';
import { EgressError, type Refusal, refusalText } from './refusal.ts';

/** Finds the addresses of a name, as `dns.lookup` with `all` does. */
export type Resolve = (
  name: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface EgressGuardDeps {
  readonly rules: EgressRules;
  /** Told in words once a place is refused, and again only after it was let through. */
  readonly onRefused?: (text: string) => void;
  /** @default the system's */
  readonly resolve?: Resolve;
}

/**
 * Stands between endpoints and the network. The address that a name was found at is the one that is judged and the one
 * that is connected to: a name server has no second chance to answer otherwise.
 */
export class EgressGuard {
  readonly #deps: EgressGuardDeps;
  readonly #told = new Set<string>();
  #rules: EgressRules;

  constructor(deps: EgressGuardDeps) {
    this.#deps = deps;
    this.#rules = deps.rules;
  }

  get rules(): EgressRules {
    return this.#rules;
  }

  /** From the next connection on; what these refuse is told anew. */
  setRules(rules: EgressRules): void {
    this.#rules = rules;
    this.#told.clear();
  }

  /** Before a name is looked up. For an address it is the only check before connecting: nothing looks that up. */
  before(place: Place): EgressError | null {
    return this.#error(this.#rules.refusePlace(place));
  }

  /** The lookup for a connection to the place; refused addresses are left out of its answers. */
  lookupFor(place: Place): LookupFunction {
    const { resolve = lookup } = this.#deps;
    return (name, options, done) => {
      resolve(name, { ...options, all: true }, (error, found) => {
        if (error) return done(error, []);
        const allowed = found.filter(({ address }) => this.#refuse(address, place) === null);
        const [first] = allowed;
        if (first === undefined) return done(this.#noneAllowed(found, place), []);
        if (options.all === true) done(null, allowed);
        else done(null, first.address, first.family);
      });
    };
  }

  /** Once connected: whatever came before, this is the other end. */
  after(remoteAddress: string | undefined, place: Place): EgressError | null {
    if (remoteAddress === undefined) return null; // it is gone again, which the next read or write will tell
    const error = this.#error(this.#refuse(remoteAddress, place));
    if (error === null) this.#told.delete(keyOf(place));
    return error;
  }

  #refuse(address: string, place: Place): Refusal | null {
    return this.#rules.refuseAddress(address, place);
  }

  #noneAllowed([first]: readonly LookupAddress[], place: Place): Error {
    const error = first && this.#error(this.#refuse(first.address, place));
    return error ?? Object.assign(new Error(`${place.host.name} has no address`), { code: 'ENOTFOUND' });
  }

  #error(refusal: Refusal | null): EgressError | null {
    if (refusal === null) return null;
    const text = refusalText(refusal, this.#rules.isListed);
    const key = keyOf(refusal.place);
    if (!this.#told.has(key)) {
      this.#told.add(key);
      this.#deps.onRefused?.(text);
    }
    return new EgressError(text);
  }
}

const keyOf = ({ host, port }: Place): string => `${host.name} ${port}`;
