import type { CallBatch, WindowView } from '@fuseboard/protocol';

export interface Watcher {
  readonly onWindow: (view: WindowView) => void;
  readonly onCalls: (batch: CallBatch) => void;
}

/** Who on this page watches which breaker closely; the server is asked once for each breaker. */
export class Watches {
  readonly #watchers = new Map<string, Set<Watcher>>();

  get breakers(): readonly string[] {
    return [...this.#watchers.keys()];
  }

  /** True if the breaker was not watched before. */
  add(breaker: string, watcher: Watcher): boolean {
    const present = this.#watchers.get(breaker);
    if (present) {
      present.add(watcher);
      return false;
    }
    this.#watchers.set(breaker, new Set([watcher]));
    return true;
  }

  /** True if nobody watches it any more. */
  remove(breaker: string, watcher: Watcher): boolean {
    const present = this.#watchers.get(breaker);
    if (!present?.delete(watcher) || present.size > 0) return false;
    this.#watchers.delete(breaker);
    return true;
  }

  tellWindow(view: WindowView): void {
    for (const watcher of this.#watchers.get(view.breaker) ?? []) watcher.onWindow(view);
  }

  tellCalls(batch: CallBatch): void {
    for (const watcher of this.#watchers.get(batch.breaker) ?? []) watcher.onCalls(batch);
  }
}
