import type { DemoService, FaultDials } from '@fuseboard/protocol';
import { createStore } from 'zustand/vanilla';

type Patch = Partial<FaultDials>;

/** What this page wants of one service and the server has not said yet. */
export interface ServiceDraft {
  /** Under the finger: not sent. */
  readonly held: Patch;
  /** Sent, or to be sent as soon as what is under way is answered. */
  readonly pending: Patch;
  readonly error: string | null;
}

export const NO_DRAFT: ServiceDraft = { held: {}, pending: {}, error: null };

export interface DialParts {
  readonly send: (service: string, patch: Patch) => Promise<DemoService>;
  /** The server's new values, before its own event comes. */
  readonly arrived: (service: DemoService) => void;
  readonly words: (error: unknown) => string;
}

/**
 * Turns dials: at most one request a service under way; what is turned meanwhile goes in the next one, the latest value of each dial
 * only. So a key held down is a few requests, and the journal is not flooded.
 */
export class DialDesk {
  readonly store = createStore<ReadonlyMap<string, ServiceDraft>>(() => new Map());
  readonly #parts: DialParts;
  readonly #waiting = new Map<string, Patch>();
  readonly #underWay = new Set<string>();

  constructor(parts: DialParts) {
    this.#parts = parts;
  }

  /** Shows a value without sending it. */
  hold(service: string, patch: Patch): void {
    const draft = this.#draft(service);
    this.#put(service, { ...draft, held: { ...draft.held, ...patch } });
  }

  turn(service: string, patch: Patch): void {
    const draft = this.#draft(service);
    const held = without(draft.held, patch);
    this.#put(service, { held, pending: { ...draft.pending, ...patch }, error: null });
    this.#waiting.set(service, { ...this.#waiting.get(service), ...patch });
    void this.#sendNext(service);
  }

  async #sendNext(service: string): Promise<void> {
    const patch = this.#waiting.get(service);
    if (patch === undefined || this.#underWay.has(service)) return;
    this.#waiting.delete(service);
    this.#underWay.add(service);
    let error: string | null = null;
    try {
      this.#parts.arrived(await this.#parts.send(service, patch));
    } catch (thrown) {
      error = this.#parts.words(thrown);
    }
    this.#underWay.delete(service);
    const draft = this.#draft(service);
    this.#put(service, { ...draft, pending: this.#waiting.get(service) ?? {}, error });
    void this.#sendNext(service);
  }

  #draft(service: string): ServiceDraft {
    return this.store.getState().get(service) ?? NO_DRAFT;
  }

  #put(service: string, draft: ServiceDraft): void {
    this.store.setState(new Map(this.store.getState()).set(service, draft), true);
  }
}

function without(patch: Patch, keys: Patch): Patch {
  return Object.fromEntries(Object.entries(patch).filter(([key]) => !(key in keys)));
}

/** What the page shows: the server's values under what this page wants. */
export function shownDials(dials: FaultDials, { pending, held }: ServiceDraft): FaultDials {
  return { ...dials, ...pending, ...held };
}
