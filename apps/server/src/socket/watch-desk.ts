import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import { CallTap } from '../hub/call-tap.ts';
import type { Hub } from '../hub/hub.ts';
import { ProblemError } from '../problem-error.ts';
import type { ServerClock } from '../server-clock.ts';
import { BEHIND, type BoardServer, type BoardSocket, HIDDEN, isDrained, watchersOf } from './board-socket.ts';

const MAX_WATCHES = 20;
const BATCH_MS = 100;

export interface WatchDeskDeps {
  readonly io: BoardServer;
  readonly hub: Hub;
  readonly clock: ServerClock;
  readonly random: () => number;
}

/** A breaker that somebody looks at closely. */
interface Watched {
  readonly managed: ManagedBreaker;
  readonly tap: CallTap;
  readonly watchers: Set<string>;
}

/** Who watches which breaker; the calls of a breaker are listened to only while somebody does. */
export class WatchDesk {
  readonly #deps: WatchDeskDeps;
  readonly #watched = new Map<string, Watched>();
  #cancelBatch: (() => void) | null = null;

  constructor(deps: WatchDeskDeps) {
    this.#deps = deps;
  }

  /** Watching twice is watching once. @throws ProblemError `too-many-watches` */
  watch(socket: BoardSocket, managed: ManagedBreaker): void {
    const watched = this.#watched.get(managed.name);
    if (watched?.watchers.has(socket.id)) return;
    if (this.#watchesOf(socket).length >= MAX_WATCHES) {
      throw new ProblemError(
        'too-many-watches',
        `At most ${MAX_WATCHES} breakers can be watched at once; unwatch one first.`,
      );
    }
    (watched ?? this.#open(managed)).watchers.add(socket.id);
    void socket.join(watchersOf(managed.name));
  }

  /** False: it was not watched. */
  unwatch(socket: BoardSocket, breaker: string): boolean {
    const watched = this.#watched.get(breaker);
    if (!watched?.watchers.delete(socket.id)) return false;
    void socket.leave(watchersOf(breaker));
    if (watched.watchers.size === 0) this.#close(breaker, watched);
    return true;
  }

  /** Of a breaker that is gone nobody watches anything; one that comes back under its name is another. */
  keepOnly(isThere: (managed: ManagedBreaker) => boolean): void {
    for (const [breaker, watched] of this.#watched) {
      if (isThere(watched.managed)) continue;
      this.#deps.io.in(watchersOf(breaker)).socketsLeave(watchersOf(breaker));
      this.#close(breaker, watched);
    }
  }

  leave(socket: BoardSocket): void {
    for (const breaker of this.#watchesOf(socket)) this.unwatch(socket, breaker);
  }

  /**
   * At frame pace, after the frames. Not `volatile`: that drops whatever follows another message in the same turn. Who is behind
   * was found out before the frames.
   */
  sendWindows(slowTurn: boolean): void {
    const { io, hub } = this.#deps;
    const left = slowTurn ? [BEHIND] : [BEHIND, HIDDEN];
    for (const [breaker, { managed }] of this.#watched) {
      io.to(watchersOf(breaker)).except(left).emit('window', hub.views.window(managed));
    }
  }

  close(): void {
    for (const [breaker, watched] of this.#watched) this.#close(breaker, watched);
  }

  #watchesOf(socket: BoardSocket): readonly string[] {
    return [...this.#watched].filter(([, { watchers }]) => watchers.has(socket.id)).map(([name]) => name);
  }

  #open(managed: ManagedBreaker): Watched {
    const tap = new CallTap(managed, this.#deps.random);
    const watched = { managed, tap, watchers: new Set<string>() };
    this.#watched.set(managed.name, watched);
    if (this.#cancelBatch === null) this.#armBatch();
    return watched;
  }

  #close(breaker: string, { tap }: Watched): void {
    tap.close();
    this.#watched.delete(breaker);
    if (this.#watched.size > 0) return;
    this.#cancelBatch?.();
    this.#cancelBatch = null;
  }

  /** One timer for all, and none while nobody watches. */
  #armBatch(): void {
    this.#cancelBatch = this.#deps.clock.setTimeout(() => {
      this.#armBatch();
      this.#sendCalls();
    }, BATCH_MS);
  }

  /** Not to those who have not taken what was sent before, and not to hidden tabs. */
  #sendCalls(): void {
    const { io, hub } = this.#deps;
    const left = [HIDDEN, ...this.#busyWatchers()];
    for (const [breaker, { tap }] of this.#watched) {
      const batch = tap.take(hub.epoch);
      if (batch) io.to(watchersOf(breaker)).except(left).emit('call', batch);
    }
  }

  #busyWatchers(): readonly string[] {
    const ids = new Set([...this.#watched.values()].flatMap(({ watchers }) => [...watchers]));
    return [...ids].filter((id) => {
      const socket = this.#deps.io.sockets.sockets.get(id);
      return socket !== undefined && !isDrained(socket);
    });
  }
}
