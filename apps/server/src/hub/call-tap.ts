import type { CallEvent } from '@fuseboard/breaker';
import type { BreakerState, CallBatch, CallView } from '@fuseboard/protocol';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Epoch } from './epoch.ts';

/** At ten batches a second, 200 calls a second. */
const BATCH_LIMIT = 20;
const ERROR_LENGTH = 200;

interface Seen {
  readonly id: number;
  readonly event: CallEvent;
  readonly probe: boolean;
}

/**
 * The calls of one breaker while somebody watches it. Of more than a batch holds, each call has the same chance to be in it
 * (reservoir sampling: Vitter, Algorithm R). The listener only keeps the event; words are made when a batch is taken.
 */
export class CallTap {
  readonly #name: string;
  readonly #random: () => number;
  readonly #stop: () => void;
  #kept: Seen[] = [];
  #seen = 0;
  #lastId = 0;
  #state: BreakerState;

  constructor(managed: ManagedBreaker, random: () => number) {
    this.#name = managed.name;
    this.#random = random;
    this.#state = managed.breaker.state;
    // A call is told before what it leads to, so that the last transition says in which state it ended.
    this.#stop = managed.breaker.subscribe(
      (event) => {
        if (event.type === 'call') this.#keep(event);
        if (event.type === 'transition') this.#state = event.to;
      },
      ['call', 'transition'],
    );
  }

  /** The calls since the last batch, in order; null if there were none. */
  take(epoch: Epoch): CallBatch | null {
    if (this.#seen === 0) return null;
    const calls = this.#kept.sort((left, right) => left.id - right.id).map((seen) => toCallView(seen, epoch));
    const batch = { breaker: this.#name, calls, seen: this.#seen };
    this.#kept = [];
    this.#seen = 0;
    return batch;
  }

  close(): void {
    this.#stop();
  }

  #keep(event: CallEvent): void {
    this.#seen += 1;
    this.#lastId += 1;
    const counted = event.outcome !== 'rejected' && event.outcome !== 'late';
    const seen = { id: this.#lastId, event, probe: counted && this.#state === 'half-open' };
    if (this.#kept.length < BATCH_LIMIT) {
      this.#kept.push(seen);
      return;
    }
    const place = Math.floor(this.#random() * this.#seen);
    if (place < BATCH_LIMIT) this.#kept[place] = seen;
  }
}

function toCallView({ id, event, probe }: Seen, epoch: Epoch): CallView {
  return {
    id,
    outcome: event.outcome,
    kind: event.kind,
    durationMs: event.durationMs,
    slow: event.slow,
    probe,
    at: epoch.at(event.at),
    error: event.error === undefined ? null : errorText(event.error),
  };
}

/** `name code: message`, whatever was thrown: even what breaks when it is asked for its words. */
function errorText(error: unknown): string {
  try {
    return describe(error).slice(0, ERROR_LENGTH);
  } catch {
    return 'an error that cannot be shown';
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}: ${error.message}`;
}
